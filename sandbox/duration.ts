const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Reads a length of time, `30s`, `1.5h`, `2d`, as milliseconds. Throws a `TypeError`. */
export function readDuration(text: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text.trim()) ?? [];
  const ms = Number(number) * (units[unit] ?? Number.NaN);
  if (number !== '' && Number.isSafeInteger(Math.round(ms))) return Math.round(ms);
  throw new TypeError(`${JSON.stringify(text.slice(0, 40))} is no length of time; 30s, 5m, 2h are`);
}
