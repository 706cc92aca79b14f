import { UsageError } from '../../errors.ts';
import { type Conversion, documentsAsText } from './conversion.ts';

/** An object to copy from. */
export interface CopySource {
  readonly Bucket: string;
  readonly Key: string;
  readonly VersionId?: string;
}

/**
 * S3 takes the source of a copy as a URL-encoded path; a handle takes bucket and key as well. Text
 * is sent as it is, for it has to be encoded already.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 */
export const s3: Conversion = {
  input(_operation, input) {
    const { CopySource: source } = input;
    const known = typeof source === 'object' && source !== null;
    const told = known ? { ...input, CopySource: pathOf(source as Partial<CopySource>) } : input;
    return 'Policy' in told ? documentsAsText(told, new Set(['Policy'])) : told;
  },
};

function pathOf({ Bucket, Key, VersionId }: Partial<CopySource>): string {
  if (!Bucket || !Key) {
    throw new UsageError('CopySource needs a Bucket and a Key', {
      hint: "CopySource: { Bucket: 'photos', Key: 'cat.jpg' }",
    });
  }
  const path = `${Bucket}/${Key.split('/').map(escaped).join('/')}`;
  return VersionId === undefined ? path : `${path}?versionId=${escaped(VersionId)}`;
}

/** RFC 3986's encoding, which leaves fewer characters alone than JavaScript's own. */
function escaped(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
