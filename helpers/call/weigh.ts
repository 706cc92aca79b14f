/** Bytes of a body that is all there; undefined for a stream. Nothing weighs nothing. */
export function sizeOf(body: unknown): number | undefined {
  if (body === undefined || body === null) return 0;
  if (typeof body === 'string') return Buffer.byteLength(body);
  return ArrayBuffer.isView(body) ? body.byteLength : undefined;
}

/** Bytes that the headers of a request or an answer announce. */
export function announcedSize(headers: Readonly<Record<string, string>> = {}): number | undefined {
  const length = headers['content-length'];
  return length !== undefined && /^\d+$/.test(length) ? Number(length) : undefined;
}

/** As much of a stream as hearing its end takes. */
export interface Stream {
  once(event: 'close', listener: () => void): unknown;
  readonly destroyed?: boolean;
}

/** The stream, still open, that an answer has for a member, as S3's GetObject has. */
export function streamIn(answer: unknown): Stream | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const stream = Object.values(answer).find(
    (member) => typeof member === 'object' && member !== null && 'pipe' in member,
  ) as Stream | undefined;
  return stream && stream.destroyed !== true ? stream : undefined;
}
