import { UsageError } from '../../helpers/errors.ts';
import {
  type Collection,
  isCollection,
  isListing,
  isResource,
  type Listing,
  loadResources,
  name,
} from '../../helpers/index.ts';
import type { Choice, CommandContext } from '../command.ts';
import type { Parameter } from './parameter.ts';

/** The most that are asked for: more is no list to choose from. */
const most = 500;

/** What a parameter can be chosen from; undefined where anything can be typed. A UsageError for nothing. */
export async function choicesOf(
  parameter: Parameter,
  context: CommandContext,
): Promise<readonly Choice[] | undefined> {
  if (parameter.choices) return parameter.choices.map((value) => ({ value }));
  if (parameter.type === 'boolean') return [{ value: 'true' }, { value: 'false' }];
  if (parameter.from === undefined) return undefined;
  // The cell that is running names the snippet only, not what its expression is about.
  await loadResources(parameter.from);
  const listed = await itemsOf(await context.evaluate(parameter.from));
  if (!listed) {
    throw new UsageError(`what ${parameter.name} is chosen from is no list: ${parameter.from}`);
  }
  const choices = listed.map(choiceOf).filter((choice) => choice !== undefined);
  if (choices.length > 0) return choices;
  throw new UsageError(`there is nothing here to choose ${parameter.name} from`, {
    hint: `it would be one of ${parameter.from}`,
  });
}

async function itemsOf(value: unknown): Promise<unknown[] | undefined> {
  if (Array.isArray(value)) return value;
  if (isCollection(value)) return (value as Collection<unknown, object>).limit(most).toArray();
  if (isListing(value)) return (value as Listing<unknown>).take(most).toArray();
  return undefined;
}

/** A text, a resource by its identifier, or `{ value, note }`. */
function choiceOf(item: unknown): Choice | undefined {
  if (typeof item === 'string' || typeof item === 'number') return { value: String(item) };
  if (typeof item !== 'object' || item === null) return undefined;
  if (isResource(item)) {
    const value = Object.values(item.identifiers).at(-1) ?? '';
    const note = item.isLoaded ? name(item.data as Parameters<typeof name>[0]) : undefined;
    return { value, ...(note ? { note } : {}) };
  }
  const { value, note } = item as { value?: unknown; note?: unknown };
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return { value: String(value), ...(typeof note === 'string' ? { note } : {}) };
}
