import { fault } from '../../engine/fault.ts';

/**
 * How keys are written in a listing: as they are, or, with `url`, as an address has them, since XML
 * has no way to write every character a key may have.
 */
export function encoding(type: string | undefined): (text: string) => string {
  if (type === undefined) return (text) => text;
  if (type !== 'url') {
    throw fault('InvalidArgument', 'Invalid Encoding Method specified in Request');
  }
  // Half a character, which no address can hold, becomes U+FFFD on its way through the bytes.
  return (text) =>
    encodeURIComponent(Buffer.from(text).toString())
      .replace(/[!'()]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
      .replace(/%2F/g, '/')
      .replace(/%20/g, '+');
}

/** The encoding as the answer repeats it. */
export function encodedText(type: string | undefined): { EncodingType?: 'url' } {
  return type === 'url' ? { EncodingType: 'url' } : {};
}
