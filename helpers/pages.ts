import { AwshError, UsageError } from './errors.ts';
import type { PagedMethod, PagedName } from './service/operations.ts';

/** How pages are fetched. */
export interface PageOptions {
  /** Elements a page, as far as the operation lets one choose. */
  readonly pageSize?: number;
  /** The service's own token to start at, as `NextToken` of an earlier page gave it. */
  readonly startingToken?: string;
  /** Stops fetching at once. */
  readonly signal?: AbortSignal;
}

/** Every paged operation of a service: `describeInstances(input?, options?)` gives its pages. */
export type Pages<Module> = {
  readonly [Name in keyof Module as PagedName<Name>]: PagedMethod<Module[Name], PageOptions>;
};

type Input = Readonly<Record<string, unknown>>;

/** One of the SDK's `paginateX` functions. */
export type Paginator<Page> = (
  config: {
    client: unknown;
    pageSize?: number;
    startingToken?: string;
    withCommand: (command: { input: Input }) => unknown;
  },
  input: Input,
  options: { abortSignal?: AbortSignal },
) => AsyncIterable<Page>;

/**
 * The pages of one listing, fetched as they are asked for. Each `for await` lists anew, from the
 * input as it was given; the caller's object is never written to (the SDK's paginators do).
 */
export class PagesOf<Page> implements AsyncIterable<Page> {
  readonly #operation: string;
  readonly #fetch: (watch: TokenWatch) => AsyncIterable<Page>;

  constructor(
    operation: string,
    paginator: Paginator<Page>,
    client: unknown,
    input: Input = {},
    { pageSize, startingToken, signal }: PageOptions = {},
  ) {
    this.#operation = operation;
    const given = { ...input };
    this.#fetch = (watch) =>
      paginator(
        {
          client,
          ...(pageSize === undefined ? {} : { pageSize }),
          ...(startingToken === undefined ? {} : { startingToken }),
          withCommand: (command) => {
            // The SDK writes each token into one object; a copy keeps the record of each call true.
            command.input = said(command.input);
            watch.check(given, command.input, pageSize);
            return command;
          },
        },
        { ...given },
        signal ? { abortSignal: signal } : {},
      );
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Page, void, void> {
    yield* this.#fetch(new TokenWatch(this.#operation));
  }

  get [Symbol.toStringTag](): string {
    return `Pages of ${this.#operation}`;
  }
}

/** The members that say something: the SDK sets tokens and sizes to undefined, too. */
function said(input: Input): Input {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

/** Looks at each request of one listing: a token that comes back would make it endless. */
class TokenWatch {
  readonly #operation: string;
  readonly #seen = new Set<string>();

  constructor(operation: string) {
    this.#operation = operation;
  }

  check(given: Input, sent: Input, pageSize: number | undefined): void {
    const added = Object.entries(sent).filter(([key, value]) => value !== given[key]);
    if (pageSize !== undefined && !added.some(([, value]) => value === pageSize)) {
      throw new UsageError(`${this.#operation} can't be asked for pages of ${pageSize}`, {
        hint: 'leave pageSize out: the operation has no page size, or the input says one already',
      });
    }
    const tokens = JSON.stringify(added);
    if (this.#seen.has(tokens)) {
      throw new AwshError('RepeatedToken', `${this.#operation} gave the same token twice`, {
        hint: 'the listing would never end; the service is at fault, or what stands in for it',
      });
    }
    this.#seen.add(tokens);
  }
}
