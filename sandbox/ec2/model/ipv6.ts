import type { Context } from '../../engine/context.ts';

/** A range of IPv6 addresses: `2600:1f18:12:3400::/56` is its first address and 56 bits. */
export interface Ipv6Range {
  readonly base: bigint;
  readonly bits: number;
}

/** A range that belongs to a VPC or a subnet, with the id of its association. */
export interface Ipv6Association {
  readonly id: string;
  readonly cidr: string;
}

const width = 128n;

/** Reads `2600:1f18::1`. Undefined when it is no IPv6 address. */
export function parseIpv6(text: string): bigint | undefined {
  const halves = text.toLowerCase().split('::');
  if (halves.length > 2) return undefined;
  const [front = [], back = []] = halves.map((half) => (half ? half.split(':') : []));
  const gap = 8 - front.length - back.length;
  if (halves.length === 2 ? gap < 1 : gap !== 0) return undefined;
  const parts = [...front, ...Array<string>(gap).fill('0'), ...back];
  if (!parts.every((part) => /^[0-9a-f]{1,4}$/.test(part))) return undefined;
  return parts.reduce((number, part) => (number << 16n) + BigInt(`0x${part}`), 0n);
}

/** Writes an address with its longest run of zeros cut out (RFC 5952). */
export function formatIpv6(address: bigint): string {
  const parts = Array.from({ length: 8 }, (_, at) =>
    Number((address >> BigInt(16 * (7 - at))) & 0xffffn).toString(16),
  );
  const text = parts.join(':');
  const runs = [...text.matchAll(/\b0(:0)+\b/g)];
  const [longest] = runs.toSorted(([left], [right]) => right.length - left.length);
  if (!longest) return text;
  const { 0: run, index: at } = longest;
  const [before, after] = [text.slice(0, at), text.slice(at + run.length)];
  return `${before.replace(/:$/, '')}::${after.replace(/^:/, '')}`;
}

/** Reads `2600:1f18:12:3400::/56`, cutting host bits off. Undefined for anything else. */
export function parseIpv6Range(text: string): Ipv6Range | undefined {
  const [, address = '', length] = /^([\da-f:]+)\/(\d{1,3})$/i.exec(text) ?? [];
  const base = parseIpv6(address);
  const bits = Number(length);
  if (base === undefined || bits > 128) return undefined;
  const host = width - BigInt(bits);
  return { base: (base >> host) << host, bits };
}

/** The range as text. */
export function formatIpv6Range({ base, bits }: Ipv6Range): string {
  return `${formatIpv6(base)}/${bits}`;
}

/** True when every address of `inner` is in `outer`. */
export function coversIpv6(outer: Ipv6Range, inner: Ipv6Range): boolean {
  const host = width - BigInt(outer.bits);
  return outer.bits <= inner.bits && outer.base >> host === inner.base >> host;
}

/** True when they share an address. */
export function overlapsIpv6(left: Ipv6Range, right: Ipv6Range): boolean {
  return coversIpv6(left, right) || coversIpv6(right, left);
}

/** A range of 56 bits as Amazon gives one to a VPC. */
export function amazonRange(ctx: Context): string {
  const base = parseIpv6(`2600:1f18:${ctx.ids.hex(4)}:${ctx.ids.hex(2)}00::`) ?? 0n;
  return formatIpv6Range({ base, bits: 56 });
}
