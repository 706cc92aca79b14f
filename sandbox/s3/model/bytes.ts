/** Bytes as the state keeps them: a string of one character a byte, one byte in memory and plain JSON. */
export function packed(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** The bytes of a kept string, or some of them: from `start` up to, not including, `end`. */
export function unpacked(body: string, start = 0, end = body.length): Buffer {
  return Buffer.from(start === 0 && end === body.length ? body : body.slice(start, end), 'latin1');
}
