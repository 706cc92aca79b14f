import type { Context } from '../../engine/context.ts';
import { AwsFault } from '../../engine/fault.ts';
import { type BucketInput, bucketOf, buckets } from './bucket.ts';

/** A kind of document that can be put on a bucket. */
export interface BucketDocument<Content> {
  /** The document. Throws the kind's own error when the bucket has none. */
  get(ctx: Context, input: BucketInput): Content;
  /** The document, or undefined. */
  find(ctx: Context, input: BucketInput): Content | undefined;
  put(ctx: Context, input: BucketInput, content: Content): object;
  remove(ctx: Context, input: BucketInput): object;
}

/**
 * Declares a kind of document, and what S3 answers for a bucket without one. With `unlessRemoved`, a
 * bucket has that one until it is removed.
 */
export function bucketDocument<Content>(
  name: string,
  code: string,
  message: string,
  unlessRemoved?: Content,
): BucketDocument<Content> {
  const find = (ctx: Context, input: BucketInput) => {
    const content = bucketOf(ctx, input).documents[name] as Content | null | undefined;
    return content === undefined ? unlessRemoved : (content ?? undefined);
  };
  return {
    find,
    get(ctx, input) {
      const content = find(ctx, input);
      if (content !== undefined) return content;
      throw new AwsFault(code, message, { status: 404, fields: { BucketName: input.Bucket } });
    },
    put(ctx, input, content) {
      const { id, documents } = bucketOf(ctx, input);
      buckets.change(ctx, id, { documents: { ...documents, [name]: content } });
      return {};
    },
    remove(ctx, input) {
      const { id, documents } = bucketOf(ctx, input);
      const { [name]: _, ...others } = documents;
      const left = unlessRemoved === undefined ? others : { ...others, [name]: null };
      buckets.change(ctx, id, { documents: left });
      return {};
    },
  };
}
