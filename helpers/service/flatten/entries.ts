import type { CommonPrefix, _Object as StoredObject } from '@aws-sdk/client-s3';

/** What stands in one folder of a bucket: a folder in it, or an object. */
export interface Entry {
  /** Without the folder's own name: `photos/` or `cat.jpg`. */
  readonly name: string;
  /** With it: `2026/photos/` or `2026/cat.jpg`. */
  readonly key: string;
  readonly kind: 'folder' | 'object';
  /** Bytes, of an object. */
  readonly size?: number;
  readonly modified?: Date;
}

/**
 * A listing of S3 with a `Delimiter` as one would list a folder: folders first, then objects.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html
 */
export function entries(page: {
  readonly Prefix?: string | undefined;
  readonly CommonPrefixes?: readonly CommonPrefix[] | undefined;
  readonly Contents?: readonly StoredObject[] | undefined;
}): Entry[] {
  const { Prefix = '', CommonPrefixes = [], Contents = [] } = page;
  const inside = Prefix.slice(0, Prefix.lastIndexOf('/') + 1).length;
  const folders = CommonPrefixes.map(({ Prefix: key = '' }): Entry => {
    return { name: key.slice(inside), key, kind: 'folder' };
  });
  // A folder made in the console is an empty object of its own name.
  const objects = Contents.filter(({ Key }) => Key !== Prefix || !Prefix.endsWith('/')).map(
    ({ Key: key = '', Size, LastModified }): Entry => ({
      name: key.slice(inside),
      key,
      kind: 'object',
      ...(Size === undefined ? {} : { size: Size }),
      ...(LastModified === undefined ? {} : { modified: LastModified }),
    }),
  );
  return [...folders, ...objects];
}
