import { span } from '../../text/ago.ts';
import type { Refusal } from './refusal.ts';

/** The machine's clock, where it is off by so much that AWS takes a request for an old one. */
export function clockStep({ call }: Refusal): string | undefined {
  const off = call?.clockOffMs;
  if (off === undefined) return undefined;
  const side = off > 0 ? 'behind' : 'ahead of';
  return `this machine's clock is ${span(Math.abs(off) / 1000)} ${side} AWS's: set it, then try again`;
}
