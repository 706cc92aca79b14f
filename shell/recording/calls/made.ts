import { type Call, serviceNamed } from '../../../helpers/index.ts';
import type { Range } from '../range.ts';

/** A call to write down again, with how often in a row it was made. */
export interface Made {
  readonly call: Call;
  /** The AWS CLI's name of the service, which is boto3's too. */
  readonly service: string;
  readonly times: number;
  /** It was made for one page after another: all of them belong to it. */
  readonly paged: boolean;
}

/** The calls that reached AWS and went well, those of a range or all; waiting and paging count as one. */
export function madeCalls(calls: readonly Call[], range: Range | undefined): Made[] {
  const found: Made[] = [];
  const chosen = calls.filter(({ cell, attempts, error }) => {
    const isIn = range === undefined || (cell !== undefined && range.includes(cell));
    return isIn && attempts > 0 && error === undefined;
  });
  for (const call of chosen) {
    const last = found.at(-1);
    const next = { call, service: serviceNamed(call.service), times: 1, paged: false };
    if (!last || !isSame(last.call, call)) found.push(next);
    else if (hasToken(call.input)) found[found.length - 1] = { ...last, paged: true };
    else found[found.length - 1] = { ...last, times: last.times + 1 };
  }
  return found;
}

/** What was asked for, as JSON has it, without the token of a page. */
export function inputOf({ input }: Call): Record<string, unknown> {
  const json: unknown = JSON.parse(JSON.stringify(input ?? {}));
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return {};
  return Object.fromEntries(Object.entries(json).filter(([name]) => !isToken(name)));
}

/** Input that was not kept: secrets, bytes and streams. */
export function isLeftOut(value: unknown): boolean {
  if (typeof value === 'string')
    return value === '***' || /^\[(?:stream|[\d.,]+ [kMGT]?i?B|\d+ bytes?)\]$/.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(isLeftOut);
}

function isSame(one: Call, other: Call): boolean {
  const key = (call: Call): string =>
    JSON.stringify([call.service, call.operation, call.region, call.profile, inputOf(call)]);
  return one.effect.startsWith('reads') && key(one) === key(other);
}

function hasToken(input: unknown): boolean {
  return typeof input === 'object' && input !== null && Object.keys(input).some(isToken);
}

function isToken(name: string): boolean {
  return /^(?:next|continuation|pagination)_?token$|^(?:marker|nextmarker|exclusivestartkey|startrecordname)$/i.test(
    name,
  );
}
