import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { type BucketRow, bucketOf, ownerView } from './model/bucket.ts';
import { byBytes, checkMaxKeys, sharedPrefix } from './model/cut.ts';
import { encodedText, encoding } from './model/key-encoding.ts';
import { isOlder, type ObjectRow, objectsOf, type Version } from './model/object.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html */
export const listObjectVersions = topic({
  ListObjectVersions(input, ctx) {
    const bucket = bucketOf(ctx, input);
    const { KeyMarker, VersionIdMarker, Prefix = '', Delimiter } = input;
    const MaxKeys = Math.min(1000, checkMaxKeys(input.MaxKeys, 'maxKeys'));
    if (VersionIdMarker && !KeyMarker) {
      throw fault(
        'InvalidArgument',
        'A version-id marker cannot be specified without a key marker.',
      );
    }
    const encode = encoding(input.EncodingType);
    const found = behind(entries(ctx, bucket, Prefix, Delimiter), KeyMarker, VersionIdMarker);
    const shown = found.slice(0, MaxKeys);
    const last = shown.length < found.length ? shown.at(-1) : undefined;
    const view = ({ key, version, isLatest }: VersionEntry) => ({
      Key: encode(key),
      VersionId: version.versionId,
      IsLatest: isLatest,
      LastModified: new Date(version.modifiedAt),
      Owner: ownerView(ctx),
    });
    return {
      Name: bucket.id,
      Prefix: encode(Prefix),
      KeyMarker: encode(KeyMarker ?? ''),
      VersionIdMarker: VersionIdMarker ?? '',
      ...(Delimiter && { Delimiter: encode(Delimiter) }),
      ...encodedText(input.EncodingType),
      MaxKeys,
      IsTruncated: last !== undefined,
      ...(last && { NextKeyMarker: encode(last.key) }),
      ...(last?.version && { NextVersionIdMarker: last.version.versionId }),
      Versions: shown.flatMap((entry) =>
        isVersion(entry) && !entry.version.deleted
          ? [{ ...view(entry), ...contentView(entry.version) }]
          : [],
      ),
      DeleteMarkers: shown.flatMap((entry) =>
        isVersion(entry) && entry.version.deleted ? [view(entry)] : [],
      ),
      CommonPrefixes: shown
        .filter((entry) => !isVersion(entry))
        .map(({ key }) => ({ Prefix: encode(key) })),
    };
  },
});

interface VersionEntry {
  readonly key: string;
  readonly version: Version;
  readonly isLatest: boolean;
}

/** A version, or a prefix that stands for all keys below it. */
type Listed = VersionEntry | { readonly key: string; readonly version?: undefined };

function isVersion(entry: Listed): entry is VersionEntry {
  return entry.version !== undefined;
}

/** All there is to list, in order: keys by their bytes, the versions of a key newest first. */
function entries(
  ctx: Context,
  bucket: BucketRow,
  prefix: string,
  delimiter: string | undefined,
): Listed[] {
  const rows = objectsOf(bucket)
    .all(ctx)
    .filter(({ key }) => key.startsWith(prefix))
    .sort((a, b) => byBytes(a.key, b.key));
  const listed: Listed[] = [];
  for (const row of rows) {
    const shared = sharedPrefix(row.key, prefix, delimiter ?? '');
    if (shared === undefined) listed.push(...versionsIn(row));
    else if (listed.at(-1)?.key !== shared) listed.push({ key: shared });
  }
  return listed;
}

function versionsIn({ key, versions }: ObjectRow): VersionEntry[] {
  return versions.map((version, at) => ({ key, version, isLatest: at === 0 }));
}

/** What stands behind a marker: behind all of its key, or behind one version of it. */
function behind(
  listed: readonly Listed[],
  keyMarker: string | undefined,
  versionIdMarker: string | undefined,
): readonly Listed[] {
  if (!keyMarker) return listed;
  const at = listed.findIndex(
    ({ key, version }) => key === keyMarker && version?.versionId === versionIdMarker,
  );
  if (versionIdMarker && at >= 0) return listed.slice(at + 1);
  return listed.filter(({ key, version }) => {
    if (key !== keyMarker) return byBytes(key, keyMarker) > 0;
    // The version that the last page ended with may have been deleted since.
    return versionIdMarker && version ? isOlder(version.versionId, versionIdMarker) : false;
  });
}

function contentView(version: Version) {
  if (version.deleted) return {};
  const { etag, body, headers, checksum } = version;
  return {
    ETag: `"${etag}"`,
    Size: body.length,
    StorageClass: headers.StorageClass ?? 'STANDARD',
    ...(checksum && { ChecksumAlgorithm: [checksum.algorithm], ChecksumType: checksum.type }),
  };
}
