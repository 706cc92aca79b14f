import { tally } from './accept.ts';

const stateName = /^(\w*(State|Status))$/;

/**
 * How often each state is seen in any answer, as far as AWS's habits tell: the values of members
 * called `State` or `Status`, at the first depth that has them.
 */
export function statesIn(answer: unknown): Record<string, number> {
  let level: unknown[] = [answer];
  for (let depth = 0; depth < 5 && level.length > 0; depth += 1) {
    const found = level.flatMap(stateIn);
    if (found.length > 0) return tally(found);
    level = level.flatMap(inside);
  }
  return {};
}

function stateIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const names = Object.keys(value).filter((name) => stateName.test(name));
  const name = names.find((each) => each === 'State' || each === 'Status') ?? names[0];
  if (name === undefined) return [];
  const state = (value as Record<string, unknown>)[name];
  const text = typeof state === 'object' && state !== null && 'Name' in state ? state.Name : state;
  return typeof text === 'string' ? [text] : [];
}

function inside(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === '$metadata' ? [] : [inner]));
}
