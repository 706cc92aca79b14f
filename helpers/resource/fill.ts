import type { Fill } from './model.ts';

/** Identifiers as members of an input, alone or as lists of one. */
export function filled(
  fills: readonly Fill[],
  ids: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return Object.fromEntries(
    fills.map(({ member, prop, asList }) => [member, asList ? [ids[prop]] : ids[prop]]),
  );
}
