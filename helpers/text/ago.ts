const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365.25 * day;

/**
 * The time between a date and now, in its one telling unit: `12 s`, `5 min`, `3 h`, `41 d`,
 * `1.2 y`; with `in` before it when the date is still to come. Empty for an invalid date.
 */
export function ago(date: Date, now: Date = new Date()): string {
  const seconds = (now.getTime() - date.getTime()) / 1000;
  if (Number.isNaN(seconds)) return '';
  return seconds <= -1 ? `in ${span(-seconds)}` : span(Math.max(0, seconds));
}

/** A length of time in seconds, in its one telling unit: `90 s` is `1 min`. */
export function span(seconds: number): string {
  if (seconds < minute) return `${Math.floor(seconds)} s`;
  if (seconds < hour) return `${Math.floor(seconds / minute)} min`;
  if (seconds < 2 * day) return `${Math.floor(seconds / hour)} h`;
  if (seconds < year) return `${Math.floor(seconds / day)} d`;
  const years = seconds / year;
  return years < 10 ? `${years.toFixed(1)} y` : `${Math.floor(years)} y`;
}

/** How long something took, given in milliseconds: `3 ms`, `1.2 s`, `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / minute)} min ${seconds % minute} s`;
}

/** A date to the second, in UTC whoever reads it: `2026-11-22 15:04:05Z`. */
export function stamp(date: Date): string {
  if (Number.isNaN(date.getTime())) return 'Invalid Date';
  return date
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z');
}
