import type { ServerSideEncryption, StorageClass } from '@aws-sdk/client-s3';
import type { Context } from '../../engine/context.ts';
import { AwsFault, fault } from '../../engine/fault.ts';
import { type Table, table } from '../../engine/table.ts';
import type { BucketRow } from './bucket.ts';
import type { Checksum } from './checksum.ts';

/** A key and all its versions. The id is the key behind a slash, since a key may be any text. */
export interface ObjectRow {
  readonly id: string;
  readonly key: string;
  /** The newest first; never empty. */
  readonly versions: readonly Version[];
}

/** One version of an object, or the mark that it was deleted. */
export type Version = StoredVersion | DeleteMarker;

/** What says that an object was deleted at a time, while its older versions live on. */
export interface DeleteMarker {
  readonly deleted: true;
  readonly versionId: string;
  readonly modifiedAt: number;
}

/** The content of an object and what is known of it. */
export interface StoredVersion extends Description {
  readonly deleted: false;
  /** `null` for what was put while the bucket had no versioning. */
  readonly versionId: string;
  /** Whole seconds, in milliseconds since 1970. */
  readonly modifiedAt: number;
  /** The bytes as a string of characters up to U+00FF: one byte each, and plain JSON. */
  readonly body: string;
  /** Without its quotes. */
  readonly etag: string;
  /** Undefined when the client sent none: it is computed when asked for. */
  readonly checksum?: Checksum | undefined;
  /** The sizes of its parts, when it was uploaded in parts. */
  readonly parts?: readonly StoredPart[] | undefined;
  /** From when to when a copy of an archived object can be read, when one was asked for. */
  readonly restore?: { readonly readyAt: number; readonly until: number };
}

/** A part of an object that was uploaded in parts. */
export interface StoredPart {
  readonly number: number;
  readonly size: number;
  readonly checksum?: Checksum | undefined;
}

/** What a client says of an object when it puts it. */
export interface Description {
  readonly headers: ObjectHeaders;
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** The headers that are kept with an object and given back with it. */
export interface ObjectHeaders {
  readonly CacheControl?: string;
  readonly ContentDisposition?: string;
  readonly ContentEncoding?: string;
  readonly ContentLanguage?: string;
  readonly ContentType?: string;
  /** As it was sent, which need not be a date. */
  readonly Expires?: string;
  readonly WebsiteRedirectLocation?: string;
  readonly StorageClass?: StorageClass;
  readonly ServerSideEncryption?: ServerSideEncryption;
  readonly SSEKMSKeyId?: string;
  readonly BucketKeyEnabled?: boolean;
  /** Of an object that was put with a key of the client's own. */
  readonly SSECustomerAlgorithm?: string;
  readonly SSECustomerKeyMD5?: string;
}

/** The objects of a bucket. */
export function objectsOf({ id }: BucketRow): Table<ObjectRow> {
  return table<ObjectRow>(`objects/${id}`);
}

/** The versions of a key, the newest first. */
export function versionsOf(ctx: Context, bucket: BucketRow, key: string): readonly Version[] {
  return objectsOf(bucket).get(ctx, `/${key}`)?.versions ?? [];
}

/** The newest version, when it is no delete marker. */
export function currentOf(ctx: Context, bucket: BucketRow, key: string): StoredVersion | undefined {
  const [newest] = versionsOf(ctx, bucket, key);
  return newest?.deleted ? undefined : newest;
}

/** Keeps these versions of a key and no others; no version, no key. */
export function keepVersions(
  ctx: Context,
  bucket: BucketRow,
  key: string,
  versions: readonly Version[],
): void {
  const id = `/${key}`;
  if (versions.length > 0) objectsOf(bucket).put(ctx, { id, key, versions });
  else objectsOf(bucket).remove(ctx, id);
}

/**
 * Makes `version` the newest of its key. With versioning on, the others stay; without, or while it
 * is suspended, it replaces the version called `null`.
 */
export function addVersion(ctx: Context, bucket: BucketRow, key: string, version: Version): void {
  const others = versionsOf(ctx, bucket, key).filter(
    ({ versionId }) => versionId !== version.versionId,
  );
  keepVersions(ctx, bucket, key, [version, ...others]);
}

/** The id of the next version: `null` unless the bucket has versioning on. Later ids are larger. */
export function nextVersionId(ctx: Context, { versioning }: BucketRow): string {
  if (versioning !== 'Enabled') return 'null';
  const rank = ctx.realm.draws.toString(16).padStart(8, '0');
  return `${rank}${ctx.ids.hex(24)}`;
}

/** True for the id of a version older than another; `null` has no rank, and passes for the oldest. */
export function isOlder(versionId: string, than: string): boolean {
  if (versionId === 'null') return than !== 'null';
  return than !== 'null' && versionId < than;
}

/** A version id as answers show it: not at all in a bucket that never had versions. */
export function shownVersionId(
  { versioning }: BucketRow,
  versionId: string,
): { VersionId?: string } {
  return versioning ? { VersionId: versionId } : {};
}

/**
 * The version a request is about: the one it names, or else the current one. Throws `NoSuchKey`,
 * `NoSuchVersion`, or `MethodNotAllowed` for a delete marker.
 */
export function findVersion(
  ctx: Context,
  bucket: BucketRow,
  key: string,
  versionId: string | undefined,
): StoredVersion {
  const versions = versionsOf(ctx, bucket, key);
  if (versionId === undefined) {
    const [newest] = versions;
    if (newest && !newest.deleted) return newest;
    throw noSuchKey(key, newest ? markerHeaders(newest) : {});
  }
  const named = versions.find((version) => version.versionId === versionId);
  if (!named) throw noSuchVersion(key, versionId);
  if (!named.deleted) return named;
  throw new AwsFault(
    'MethodNotAllowed',
    'The specified method is not allowed against this resource.',
    { status: 405, headers: markerHeaders(named) },
  );
}

/** The fault for a key without an object. */
export function noSuchKey(key: string, headers: Record<string, string> = {}): AwsFault {
  return new AwsFault('NoSuchKey', 'The specified key does not exist.', {
    status: 404,
    fields: { Key: key },
    headers,
  });
}

function markerHeaders({ versionId }: DeleteMarker): Record<string, string> {
  return { 'x-amz-delete-marker': 'true', 'x-amz-version-id': versionId };
}

function noSuchVersion(key: string, versionId: string): AwsFault {
  if (versionId !== 'null' && !/^[0-9a-zA-Z._-]{32}$/.test(versionId)) {
    return fault('InvalidArgument', 'Invalid version id specified');
  }
  return new AwsFault('NoSuchVersion', 'The specified version does not exist.', {
    status: 404,
    fields: { Key: key, VersionId: versionId },
  });
}
