import { currentContext, inContext } from '../../call/context.ts';
import { reportProgress } from '../../call/progress.ts';
import { anySignal, Stopped, throwIfStopped } from '../../call/stop.ts';
import { UsageError } from '../../errors.ts';
import type { TransferOptions } from './transfers.ts';

/** What a transfer tells and obeys while it runs. */
export interface Run {
  readonly signal: AbortSignal | undefined;
  readonly partSize: number;
  readonly concurrency: number;
  /** So many more bytes are there. */
  readonly add: (bytes: number) => void;
  /** All there will be, once that is known. */
  total: number | undefined;
}

const mebi = 1024 * 1024;
/** AWS takes no smaller parts, but for the last one: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const leastPart = 5 * mebi;
const mostParts = 10_000;
/** One part may take longer than an ordinary call, on a slow line shared by several. */
const deadlineMs = 900_000;

/** Runs a transfer: its calls stop with its signal or the cell's, and both sides hear how far it is. */
export async function inTransfer<Answer>(
  name: string,
  options: TransferOptions,
  body: (run: Run) => Promise<Answer>,
): Promise<Answer> {
  const { partSize = 8 * mebi, concurrency = 10, onProgress } = options;
  requireAtLeast('partSize', partSize, leastPart);
  requireAtLeast('concurrency', concurrency, 1);
  const context = currentContext();
  const signal = anySignal(context.signal, options.signal);
  throwIfStopped(signal);
  const id = {};
  const began = performance.now();
  let loaded = 0;
  const report = (over: boolean) => {
    const bytes = { loaded, ...(run.total === undefined ? {} : { total: run.total }) };
    reportProgress({ id, name, over, elapsedMs: performance.now() - began, bytes });
    return bytes;
  };
  const run: Run = {
    signal,
    partSize,
    concurrency,
    total: undefined,
    add(more) {
      loaded += more;
      const progress = report(false);
      onProgress?.(progress);
    },
  };
  try {
    return await inContext({ ...context, deadlineMs, ...(signal ? { signal } : {}) }, () =>
      body(run),
    );
  } catch (error) {
    throw signal?.aborted ? new Stopped(signal.reason) : error;
  } finally {
    report(true);
  }
}

/** Runs what has to happen although the transfer was stopped: no signal reaches it. */
export function afterAll<Answer>(body: () => Promise<Answer>): Promise<Answer> {
  const { signal: _, ...context } = currentContext();
  return inContext(context, body);
}

/** Parts big enough that AWS's ten thousand are enough. */
export function partSizeFor(total: number | undefined, { partSize }: Run): number {
  return Math.max(partSize, Math.ceil((total ?? 0) / mostParts));
}

/** Begin and end (inclusive) of each part of so many bytes. */
export function rangesOf(total: number, partSize: number): { start: number; end: number }[] {
  return Array.from({ length: Math.ceil(total / partSize) }, (_, index) => ({
    start: index * partSize,
    end: Math.min((index + 1) * partSize, total) - 1,
  }));
}

/** Does something with each item, several at a time; the first failure ends it. */
export async function each<Item>(
  items: readonly Item[],
  concurrency: number,
  deed: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  let hasFailed = false;
  const work = async () => {
    while (next < items.length && !hasFailed) {
      const index = next++;
      await deed(items[index] as Item, index).catch((error) => {
        hasFailed = true;
        throw error;
      });
    }
  };
  const workers = Array.from({ length: Math.min(concurrency, items.length) }, work);
  const ends = await Promise.allSettled(workers);
  const failure = ends.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
  if (failure) throw failure.reason;
}

function requireAtLeast(name: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new UsageError(`${name} takes a whole number from ${least}, not ${String(value)}`);
}
