import type { NameFound, Session } from '../../../helpers/index.ts';

/** The folder of a key as far as it is typed: `logs/2026/` of `logs/2026/11-0`. */
export function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}

/** What is in a folder of a bucket: objects with their sizes, and folders; at most a thousand. */
export async function objectsIn(
  session: Session,
  bucket: string,
  folder: string,
  signal: AbortSignal,
): Promise<readonly NameFound[]> {
  const { CommonPrefixes = [], Contents = [] } = await session
    .service('s3')
    .listObjectsV2({ Bucket: bucket, Prefix: folder, Delimiter: '/' }, { signal });
  return [
    ...CommonPrefixes.flatMap(({ Prefix }) => (Prefix ? [{ value: Prefix, note: 'folder' }] : [])),
    ...Contents.flatMap(({ Key, LastModified }) =>
      Key && Key !== folder
        ? [{ value: Key, note: LastModified?.toISOString().slice(0, 10) ?? '' }]
        : [],
    ),
  ];
}
