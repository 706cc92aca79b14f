import { crc32 as zlibCrc32 } from 'node:zlib';

/** CRC-32 as zip files have it. Four bytes, the highest first, as S3 writes checksums. */
export function crc32(bytes: Uint8Array): Buffer {
  return bigEndian(zlibCrc32(bytes));
}

/** CRC-32C: https://www.rfc-editor.org/rfc/rfc3720#appendix-B.4 */
export function crc32c(bytes: Uint8Array): Buffer {
  castagnoli ??= table32(0x82f63b78);
  let crc = 0xffffffff;
  for (let at = 0; at < bytes.length; at += 1) {
    crc = (castagnoli[(crc ^ (bytes[at] as number)) & 0xff] as number) ^ (crc >>> 8);
  }
  return bigEndian(~crc >>> 0);
}

/** CRC-64/NVME: https://reveng.sourceforge.io/crc-catalogue/all.htm#crc.cat.crc-64-nvme */
export function crc64nvme(bytes: Uint8Array): Buffer {
  nvme ??= table64(0x9a6c9329ac4bc9b5n);
  const { highs, lows } = nvme;
  // Two halves of 32 bits: a number has no room for 64, and a bigint takes fifty times as long.
  let high = 0xffffffff;
  let low = 0xffffffff;
  for (let at = 0; at < bytes.length; at += 1) {
    const index = (low ^ (bytes[at] as number)) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ (lows[index] as number);
    high = (high >>> 8) ^ (highs[index] as number);
  }
  return Buffer.concat([bigEndian(~high >>> 0), bigEndian(~low >>> 0)]);
}

let castagnoli: Int32Array | undefined;
let nvme: { highs: Int32Array; lows: Int32Array } | undefined;

function table32(polynomial: number): Int32Array {
  return Int32Array.from({ length: 256 }, (_, index) => {
    let crc = index;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
    return crc;
  });
}

function table64(polynomial: bigint): { highs: Int32Array; lows: Int32Array } {
  const highs = new Int32Array(256);
  const lows = new Int32Array(256);
  for (let index = 0; index < 256; index += 1) {
    let crc = BigInt(index);
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1n ? (crc >> 1n) ^ polynomial : crc >> 1n;
    highs[index] = Number(BigInt.asIntN(32, crc >> 32n));
    lows[index] = Number(BigInt.asIntN(32, crc));
  }
  return { highs, lows };
}

function bigEndian(word: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(word);
  return bytes;
}
