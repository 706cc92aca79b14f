import { createHash } from 'node:crypto';
import { fault } from '../../engine/fault.ts';
import { crc32, crc32c, crc64nvme } from './crc.ts';

/** The checksums the sandbox can compute, by S3's names. */
export const checksumAlgorithms = [
  'CRC32',
  'CRC32C',
  'CRC64NVME',
  'SHA1',
  'SHA256',
  'SHA512',
  'MD5',
] as const;

/** The name of a checksum. */
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number];

/** A checksum of an object or of a part. */
export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  /** In base64; a composite one has the number of parts behind a dash. */
  readonly value: string;
  /** Whether it is of the bytes, or of the checksums of the parts. */
  readonly type: 'FULL_OBJECT' | 'COMPOSITE';
}

/** The members that checksums travel in: `ChecksumCRC32` and its like. */
export type ChecksumFields = { [Name in `Checksum${ChecksumAlgorithm}`]?: string | undefined };

const compute: Readonly<Record<ChecksumAlgorithm, (bytes: Uint8Array) => Buffer>> = {
  CRC32: crc32,
  CRC32C: crc32c,
  CRC64NVME: crc64nvme,
  SHA1: hashedWith('sha1'),
  SHA256: hashedWith('sha256'),
  SHA512: hashedWith('sha512'),
  MD5: hashedWith('md5'),
};

/** The checksum of some bytes. */
export function checksumOf(algorithm: ChecksumAlgorithm, bytes: Uint8Array): Checksum {
  const value = compute[algorithm](bytes).toString('base64');
  return { algorithm, value, type: 'FULL_OBJECT' };
}

/** The checksum of the checksums of parts. */
export function compositeChecksum(
  algorithm: ChecksumAlgorithm,
  parts: readonly Checksum[],
): Checksum {
  const all = Buffer.concat(parts.map(({ value }) => Buffer.from(value, 'base64')));
  const value = compute[algorithm](all).toString('base64');
  return { algorithm, value: `${value}-${parts.length}`, type: 'COMPOSITE' };
}

/**
 * The checksum that a request carries, checked against its body; undefined when it carries none.
 * Throws `BadDigest` and `InvalidDigest`. `wanted` is an algorithm the client names without a value.
 */
export function checkedChecksum(
  input: ChecksumFields & { ContentMD5?: string | undefined },
  bytes: Uint8Array,
  wanted?: string,
): Checksum | undefined {
  checkMd5(input.ContentMD5, bytes);
  const algorithm = checksumAlgorithms.find((name) => input[`Checksum${name}`] !== undefined);
  if (!algorithm) {
    const named = checksumAlgorithms.find((name) => name === wanted);
    return named && checksumOf(named, bytes);
  }
  const checksum = checksumOf(algorithm, bytes);
  if (checksum.value === input[`Checksum${algorithm}`]) return checksum;
  throw fault('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
}

/** A checksum as answers show it. */
export function checksumView(
  checksum: Checksum | undefined,
): ChecksumFields & { ChecksumType?: 'FULL_OBJECT' | 'COMPOSITE' } {
  if (!checksum) return {};
  return { ...checksumFields(checksum), ChecksumType: checksum.type };
}

/** A checksum as the answers about parts show it, which have no type. */
export function checksumFields(checksum: Checksum | undefined): ChecksumFields {
  return checksum ? { [`Checksum${checksum.algorithm}`]: checksum.value } : {};
}

/** The MD5 of some bytes in hexadecimal: what an ETag is made of. */
export function md5(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}

function hashedWith(name: string): (bytes: Uint8Array) => Buffer {
  return (bytes) => createHash(name).update(bytes).digest();
}

function checkMd5(given: string | undefined, bytes: Uint8Array): void {
  if (given === undefined) return;
  if (!/^[A-Za-z0-9+/]{22}==$/.test(given)) {
    throw fault('InvalidDigest', 'The Content-MD5 you specified was invalid.');
  }
  if (Buffer.from(given, 'base64').toString('hex') !== md5(bytes)) {
    throw fault('BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
}
