import type { GetObjectCommandInput } from '@aws-sdk/client-s3';
import { isStop, throwIfStopped } from '../../call/stop.ts';
import type { S3Service } from '../../service/services.ts';
import type { Run } from './transfer-run.ts';
import type { Downloaded } from './transfers.ts';

/** So often a body is asked for again that broke off, as boto3 does it. */
const mostAttempts = 5;

/**
 * The bytes of an object, or of a range of it, piece by piece. A body that breaks off is gone on
 * with at its next byte, as long as the object is the same.
 */
export class Pieces implements AsyncIterable<Uint8Array> {
  readonly #s3: S3Service;
  readonly #input: GetObjectCommandInput;
  readonly #run: Run;
  #head: Downloaded | undefined;

  constructor(s3: S3Service, input: GetObjectCommandInput, run: Run) {
    this.#s3 = s3;
    this.#input = input;
    this.#run = run;
  }

  /** What AWS said of the object, once the first piece is there. */
  get head(): Downloaded {
    return this.#head as Downloaded;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, void> {
    let done = 0;
    for (let attempt = 1; ; attempt += 1) {
      const body = await this.#bodyFrom(done);
      try {
        for await (const piece of body) {
          done += piece.byteLength;
          this.#run.add(piece.byteLength);
          throwIfStopped(this.#run.signal);
          yield piece;
        }
        return;
      } catch (error) {
        const all = this.#head?.ContentLength ?? 0;
        if (isStop(error) || done >= all || attempt >= mostAttempts) throw error;
      }
    }
  }

  async #bodyFrom(done: number): Promise<AsyncIterable<Uint8Array>> {
    const { Body, ...head } = await this.#s3.getObject(this.#rest(done));
    if (done === 0) this.#head = head;
    this.#run.total ??= head.ContentLength;
    return Body as unknown as AsyncIterable<Uint8Array>;
  }

  #rest(done: number): GetObjectCommandInput {
    if (done === 0) return this.#input;
    const { ETag, ContentRange } = this.#head ?? {};
    // The answer to a range tells which bytes it is of: `bytes 8388608-16777215/20971520`.
    const [, first = '0', last = ''] = /^bytes (\d+)-(\d+)/.exec(ContentRange ?? '') ?? [];
    // A numbered part is gone on with by its bytes: AWS refuses both at once.
    const { PartNumber: _, ...input } = this.#input;
    return {
      ...input,
      Range: `bytes=${Number(first) + done}-${last}`,
      ...(ETag ? { IfMatch: ETag } : {}),
    };
  }
}
