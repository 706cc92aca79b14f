import { literal, type Value, withValues } from './declared.ts';
import type { Snippet } from './snippet.ts';

/**
 * The cell that declares a snippet's parameters, with the values given: in their places where its
 * own cell declares them, else in a line of their own.
 */
export function declarationOf(
  { declarations, declared, parameters }: Snippet,
  values: ReadonlyMap<string, Value>,
): string {
  const placed = declared.map(({ name }) => name);
  const lines = parameters
    .filter(({ name }) => !placed.includes(name))
    .flatMap((each) => {
      const value = values.get(each.name) ?? each.default;
      return value === undefined ? [] : [`const ${each.name} = ${literal(value)};`];
    });
  const own = declarations === '' ? [] : [withValues(declarations, overridden(parameters, values))];
  return [...own, ...lines].join('\n').trim();
}

/** Front matter's own defaults stand above those of the cell. */
function overridden(
  parameters: Snippet['parameters'],
  values: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  const own = parameters.flatMap((each): [string, Value][] =>
    each.default === undefined ? [] : [[each.name, each.default]],
  );
  return new Map([...own, ...values]);
}
