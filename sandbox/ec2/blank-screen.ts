const width = 640;
const height = 400;

/**
 * What the screen of a machine without a display shows: 640 by 400 black pixels, as a JPEG.
 * https://www.w3.org/Graphics/JPEG/itu-t81.pdf
 */
export function blankScreen(): Buffer {
  const blocks = (width / 8) * (height / 8);
  // The first block steps from grey to black (-64 in 7 bits), each other one steps by nothing.
  const bits = `10${'0111111'}0${'00'.repeat(blocks - 1)}`;
  const scan = bits.match(/.{1,8}/g) ?? [];
  return Buffer.from([
    ...[0xff, 0xd8],
    ...segment(0xdb, [0, 16, ...Array<number>(63).fill(1)]),
    ...segment(0xc0, [8, ...word(height), ...word(width), 1, 1, 0x11, 0]),
    ...segment(0xc4, [0x00, ...codes(1, 1), 0, 7]),
    ...segment(0xc4, [0x10, ...codes(1, 0), 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...scan.map((byte) => Number.parseInt(byte.padEnd(8, '1'), 2)),
    ...[0xff, 0xd9],
  ]);
}

function segment(marker: number, body: readonly number[]): number[] {
  return [0xff, marker, ...word(body.length + 2), ...body];
}

function word(value: number): number[] {
  return [value >> 8, value & 0xff];
}

/** How many Huffman codes there are of 1 bit, of 2 bits, and none of the other 14 lengths. */
function codes(one: number, two: number): number[] {
  return [one, two, ...Array<number>(14).fill(0)];
}
