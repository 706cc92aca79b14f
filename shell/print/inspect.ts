import { type InspectOptions, inspect, types } from 'node:util';
import { bytes } from '../../helpers/text/bytes.ts';
import { count, grouped } from '../../helpers/text/count.ts';
import { isBytes, isRecord } from './record.ts';
import { thinned } from './thin.ts';
import { depthToShow, wideNames } from './weigh.ts';

const longestText = 60_000;
const mostLines = 300;

/**
 * A value as `util.inspect` shows it, whatever it is: bounded in size and time for values of any
 * size, and with an answer where inspect itself throws (getters of `Symbol.toStringTag`, custom
 * inspectors). `width` is where lines break. `whole` is for a pipe or a file,
 * where what was asked for is wanted in full.
 */
export function inspected(value: unknown, { width = 80, whole = false } = {}): string {
  if (isBytes(value)) return inspectedBytes(value);
  if (typeof value === 'bigint') return bigText(value);
  try {
    if (isLongError(value)) return bounded(longError(value));
    if (typeof value === 'string') {
      return inspect(value, { maxStringLength: whole ? null : 10_000, breakLength: Infinity });
    }
    return whole ? inspect(value, onPaper(width)) : bounded(inspectedObject(value, width));
  } catch {
    return nameOf(value);
  }
}

/** What kind of thing a value is: `[Map]`, `[Function: f]`, `[IncomingMessage]`. */
export function nameOf(value: unknown): string {
  try {
    const shown = inspect(value, { depth: -1, customInspect: false, maxStringLength: 100 });
    return shown.length <= 200 ? shown : `${shown.slice(0, 200)}…`;
  } catch {
    return `[${typeof value} that throws when looked at]`;
  }
}

function onPaper(breakLength: number) {
  const most = 1_000_000;
  return { breakLength, compact: 3, depth: 12, maxArrayLength: most, maxStringLength: null };
}

function inspectedObject(value: unknown, width: number): string {
  const options = {
    breakLength: width,
    compact: 3,
    maxArrayLength: 100,
    maxStringLength: 10_000,
  } as const;
  if (types.isProxy(value)) return inspectedProxy(value, options);
  const names = wideNames(value);
  if (!names) {
    const depth = depthToShow(value);
    return inspect(thinned(value, depth), { ...options, depth });
  }
  // Inspect knows no limit of members, so it gets the first hundred in a copy.
  const copy = firstMembers(value as object, names);
  const beginning = inspect(copy, { ...options, depth: depthToShow(copy) });
  return `${beginning}\n… ${count(names.length - 100, 'more member')}`;
}

const proxyTokens = 3_000;

/**
 * What a proxy stands for, which inspect alone can see without running its traps. How many members
 * that has nobody can ask: inspect is stopped after as many tokens as fill a screen or two.
 */
function inspectedProxy(value: unknown, options: InspectOptions): string {
  let tokens = 0;
  const stylize = (token: string): string => {
    if (++tokens > proxyTokens) throw new RangeError('too many members');
    return token;
  };
  try {
    return inspect(value, { ...options, depth: 2, stylize } as InspectOptions);
  } catch {
    return '[a proxy of very many members]';
  }
}

function firstMembers(value: object, names: readonly string[]): object {
  const copy: object = isRecord(value) ? {} : Object.create(null);
  for (const name of names.slice(0, 100)) {
    const property = Object.getOwnPropertyDescriptor(value, name);
    if (property) Object.defineProperty(copy, name, property);
  }
  return copy;
}

/** A big integer: of the largest ones their beginning, in the digits that are quick to tell. */
export function bigText(value: bigint): string {
  const hex = value.toString(16);
  if (hex.length <= 4_000) return `${value}n`;
  return `0x${hex.slice(0, 60)}… a big integer of ${grouped(hex.length)} hexadecimal digits`;
}

const longestStack = 50_000;

/** True for an error whose text takes longer to read than anyone would. */
export function isLongError(value: unknown): value is Error {
  if (!types.isNativeError(value) || types.isProxy(value)) return false;
  const stack = Object.getOwnPropertyDescriptor(value, 'stack')?.value;
  return typeof stack === 'string' && stack.length > longestStack;
}

/** Inspect reads the whole stack, the message in it, over and over. */
function longError(error: Error): string {
  const stack = String(Object.getOwnPropertyDescriptor(error, 'stack')?.value);
  return `${stack.slice(0, 4_000)}…`;
}

function inspectedBytes(value: Uint8Array): string {
  const shown = Buffer.from(value.buffer, value.byteOffset, Math.min(value.length, 24));
  const hex = shown.toString('hex').replace(/..(?=.)/g, '$& ');
  const rest = value.length > 24 ? ' …' : '';
  const kind = Buffer.isBuffer(value) ? 'Buffer' : 'Uint8Array';
  return `${kind} of ${bytes(value.length)}${hex && `: ${hex}`}${rest}`;
}

function bounded(text: string): string {
  const cut = text.length > longestText ? `${text.slice(0, longestText)}…` : text;
  const lines = cut.split('\n');
  if (lines.length <= mostLines && cut === text) return text;
  const more = lines.length - mostLines;
  const kept = lines.slice(0, mostLines).join('\n');
  return more > 0 ? `${kept}\n… ${count(more, 'more line')}` : kept;
}
