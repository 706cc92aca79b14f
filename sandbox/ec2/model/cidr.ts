/** A range of IPv4 addresses: `10.0.0.0/16` is base 0x0a000000 and 16 bits. */
export interface Cidr {
  readonly base: number;
  readonly bits: number;
  readonly size: number;
}

/** Reads `10.0.0.0/16`. Undefined for anything else; host bits are cut off, as EC2 does. */
export function parseCidr(text: string): Cidr | undefined {
  const [, address, length] = /^([\d.]+)\/(\d{1,2})$/.exec(text) ?? [];
  const bits = Number(length);
  const at = address === undefined ? undefined : parseAddress(address);
  if (at === undefined || bits > 32) return undefined;
  const size = 2 ** (32 - bits);
  return { base: at - (at % size), bits, size };
}

/** The range as text. */
export function formatCidr({ base, bits }: Cidr): string {
  return `${formatAddress(base)}/${bits}`;
}

/** Reads `10.0.0.1` as a number. Undefined when a part is no byte. */
export function parseAddress(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) {
    return undefined;
  }
  return parts.reduce((number, part) => number * 256 + Number(part), 0);
}

/** Writes a number as `10.0.0.1`. */
export function formatAddress(number: number): string {
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
}

/** True when every address of `inner` is in `outer`. */
export function covers(outer: Cidr, inner: Cidr): boolean {
  return outer.base <= inner.base && inner.base + inner.size <= outer.base + outer.size;
}

/** True when they share an address. */
export function overlaps(left: Cidr, right: Cidr): boolean {
  return left.base < right.base + right.size && right.base < left.base + left.size;
}
