import type { AttributeValue, WriteRequest } from '@aws-sdk/client-dynamodb';
import { awaitable } from '../../call/awaitable.ts';
import { currentContext } from '../../call/context.ts';
import { anySignal } from '../../call/stop.ts';
import { AwshError, UsageError } from '../../errors.ts';
import type { DynamoDbService } from '../../service/services.ts';
import { count } from '../../text/count.ts';
import type { Item } from './table.ts';
import { attributesOf } from './values.ts';

/** How a batch writer goes about it. */
export interface BatchWriterOptions {
  /**
   * Names of the table's key attributes: of several writes to one item only the last is sent.
   * Without, DynamoDB refuses two writes to one item in one call.
   */
  readonly overwriteByKeys?: readonly string[];
  readonly signal?: AbortSignal;
}

/** DynamoDB takes so many writes a call: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const most = 25;
const firstDelayMs = 50;
const longestDelayMs = 5_000;
/** So many calls in a row may pass without one item being written. */
const mostInVain = 10;

/**
 * Gathers writes to a table and sends them 25 at a time; what DynamoDB leaves unwritten is sent
 * again, after longer and longer pauses. To be closed at its end, which sends what is left.
 */
export class BatchWriter implements AsyncDisposable {
  readonly #handle: DynamoDbService;
  readonly #table: string;
  readonly #options: BatchWriterOptions;
  #waiting: WriteRequest[] = [];
  #sending: Promise<void> = Promise.resolve();
  #inVain = 0;
  #isClosed = false;

  constructor(handle: DynamoDbService, table: string, options: BatchWriterOptions = {}) {
    this.#handle = handle;
    this.#table = table;
    this.#options = options;
  }

  /** How many writes aren't sent yet. */
  get pending(): number {
    return this.#waiting.length;
  }

  /** Writes an item, as `PutItem` does; sent when 25 are together. */
  putItem({ Item }: { readonly Item: Item }): Promise<void> {
    return this.#add({ PutRequest: { Item: attributesOf(Item, 'Item') } });
  }

  /** Deletes an item, as `DeleteItem` does; sent when 25 are together. */
  deleteItem({ Key }: { readonly Key: Item }): Promise<void> {
    return this.#add({ DeleteRequest: { Key: attributesOf(Key, 'Key') } });
  }

  /** Sends what waits to be sent, also after a failure. */
  flush(): Promise<void> {
    this.#sending = this.#sending.catch(() => undefined);
    return this.#later(1);
  }

  /** Sends what waits to be sent, and takes no more. */
  close(): Promise<void> {
    this.#isClosed = true;
    return this.flush();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #add(request: WriteRequest): Promise<void> {
    if (this.#isClosed) throw new UsageError('this batch writer is closed: it takes no more');
    const same = this.#keyOf(request);
    if (same !== undefined) {
      this.#waiting = this.#waiting.filter((other) => this.#keyOf(other) !== same);
    }
    this.#waiting.push(request);
    return this.#later(most);
  }

  /** Sends as long as at least so many wait, after what is under way. */
  #later(least: number): Promise<void> {
    if (this.#waiting.length >= least) {
      this.#sending = this.#sending.then(() => this.#send(least));
      // Who doesn't await each write hears of a failure when closing, which tries once more.
      this.#sending.catch(() => undefined);
    }
    return awaitable(this.#sending);
  }

  async #send(least: number): Promise<void> {
    while (this.#waiting.length >= least) {
      const batch = this.#waiting.splice(0, most);
      const left = await this.#sendOne(batch).catch((error) => {
        this.#waiting.unshift(...batch);
        throw error;
      });
      if (left.length === 0) {
        this.#inVain = 0;
        continue;
      }
      const newer = new Set(this.#waiting.map((request) => this.#keyOf(request)));
      const again = left.filter((request) => {
        const key = this.#keyOf(request);
        return key === undefined || !newer.has(key);
      });
      this.#waiting.unshift(...again);
      this.#inVain = left.length < batch.length ? Math.min(this.#inVain, 3) + 1 : this.#inVain + 1;
      await this.#pause();
    }
  }

  async #sendOne(batch: WriteRequest[]): Promise<WriteRequest[]> {
    const { signal } = this.#options;
    const input = { RequestItems: { [this.#table]: batch } };
    const { UnprocessedItems = {} } = await this.#handle.batchWriteItem(
      input,
      signal ? { signal } : {},
    );
    return UnprocessedItems[this.#table] ?? [];
  }

  /** Waits longer after each call that left something, and each time a little otherwise. */
  async #pause(): Promise<void> {
    if (this.#inVain > mostInVain) {
      throw new AwshError(
        'Unprocessed',
        `DynamoDB leaves ${count(this.pending, 'item')} unwritten`,
        {
          hint: `${this.#table} has too little write capacity; flush() tries again`,
        },
      );
    }
    const longest = Math.min(longestDelayMs, firstDelayMs * 2 ** this.#inVain);
    const signal = anySignal(currentContext().signal, this.#options.signal);
    await this.#handle.session.clock.sleep(longest * (0.5 + Math.random() / 2), signal);
  }

  /** What tells the item of a write, where the names of keys are known. */
  #keyOf({ PutRequest, DeleteRequest }: WriteRequest): string | undefined {
    const { overwriteByKeys: keys } = this.#options;
    if (!keys) return undefined;
    const item: Record<string, AttributeValue> = PutRequest?.Item ?? DeleteRequest?.Key ?? {};
    return JSON.stringify(
      keys.map((name) => {
        const value = item[name];
        return value?.B ? { B: Buffer.from(value.B).toString('base64') } : value;
      }),
    );
  }
}

/** Gathers the writes of `body`, and sends what is left at its end, however that comes. */
export async function writingBatches<Result>(
  batch: BatchWriter,
  body: (batch: BatchWriter) => Result | Promise<Result>,
): Promise<Result> {
  try {
    const result = await body(batch);
    await batch.close();
    return result;
  } catch (error) {
    // As boto3 does it: what was said before the failure is written. The failure itself counts.
    await batch.close().catch(() => undefined);
    throw error;
  }
}
