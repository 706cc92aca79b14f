import type { Fill } from './model.ts';

/** Identifiers as members of an input, alone or as lists of one. */
export function filled(
  fills: readonly Fill[],
  ids: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return Object.fromEntries(
    fills.map(({ member, prop, asList, isNumber }) => {
      const id = isNumber ? Number(ids[prop]) : ids[prop];
      return [member, asList ? [id] : id];
    }),
  );
}
