import { UsageError } from '../errors.ts';
import type { Source } from './collection.ts';
import { filled } from './fill.ts';
import { resourcesIn } from './gift.ts';
import type { Listing } from './model.ts';
import { callOperation, methodOf, type Owner } from './owner.ts';
import { dig, leadsToMany } from './path.ts';
import { modelOf, type Resource } from './resource.ts';

type Input = Readonly<Record<string, unknown>>;
type Pages = (input: Input, options: object) => AsyncIterable<unknown>;

/** What lists the resources of a listing, all there are or those of the one it goes through. */
export function sourceOf(
  owner: Owner,
  noun: string,
  listing: Listing,
  through?: Resource,
): Source<Resource, object> {
  return {
    noun,
    async *pages(given, options) {
      const input = inputOf(listing, given as Input, through);
      for await (const answer of answersTo(owner, listing.operation, input, options)) {
        const found = dig(answer, listing.gives.path);
        const items = leadsToMany(listing.gives.path) ? (found as unknown[]) : [found];
        const origin = {
          answer,
          input,
          ...(through ? { through, throughModel: modelOf(through) } : {}),
        };
        yield resourcesIn(owner, listing.gives, origin, items);
      }
    },
  };
}

/** The listing's own members, the user's, and the identifiers of what it goes through. */
function inputOf({ input, filter, fills }: Listing, given: Input, through?: Resource): Input {
  if (!through) return { ...input?.(undefined as never), ...given };
  const filters = filter
    ? [
        { Name: filter.name, Values: [through.identifiers[filter.prop]] },
        ...((given.Filters as unknown[]) ?? []),
      ]
    : undefined;
  return {
    ...input?.(through),
    ...given,
    ...(filters ? { Filters: filters } : {}),
    ...filled(fills, through.identifiers),
  };
}

async function* answersTo(
  owner: Owner,
  operation: string,
  input: Input,
  options: { pageSize?: number; signal?: AbortSignal },
): AsyncIterable<unknown> {
  const pages = Reflect.get(owner.handle.pages, methodOf(operation)) as Pages | undefined;
  if (pages) {
    yield* pages(input, options);
    return;
  }
  if (options.pageSize) {
    throw new UsageError(`AWS gives ${operation} in one piece: it takes no page size`);
  }
  yield await callOperation(owner, operation, input, options);
}
