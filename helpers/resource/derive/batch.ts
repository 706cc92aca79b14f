import type { BatchDefinition } from '../definition.ts';
import type { Action } from '../model.ts';

/** So many items go into one call where AWS names no limit of its own. */
const usualMost = 100;

/** Actions that take a list of identifiers are done to many with one call. */
export function batchOf(
  actions: Readonly<Record<string, Action>>,
): Record<string, BatchDefinition> {
  const batch: Record<string, BatchDefinition> = {};
  for (const [method, { operation, fills, gives }] of Object.entries(actions)) {
    const [fill, ...more] = fills;
    if (!fill?.asList || more.length > 0 || gives) continue;
    if (/^(?:Describe|List|Get)/.test(operation)) continue;
    batch[method] = { operation, most: usualMost };
  }
  return batch;
}
