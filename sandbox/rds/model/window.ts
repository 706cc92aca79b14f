import type { Context } from '../../engine/context.ts';

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const minute = 60_000;
const day = 24 * 60 * minute;
const week = 7 * day;
/** A Sunday at midnight, UTC. */
const someSunday = Date.UTC(2024, 0, 7);

/** Draws a weekly window for maintenance, `tue:04:12-tue:04:42`, as RDS does for who names none. */
export function anyMaintenanceWindow({ ids }: Context): string {
  const weekday = days[ids.between(0, 6)];
  return anyWindow(ids.between(3, 9), ids.between(0, 29))
    .split('-')
    .map((time) => `${weekday}:${time}`)
    .join('-');
}

/** Draws a daily window for backups, `07:05-07:35`. */
export function anyBackupWindow({ ids }: Context): string {
  return anyWindow(ids.between(3, 9), ids.between(0, 29));
}

/** When a weekly window opens next, in milliseconds since 1970. */
export function nextOpening(now: number, window: string): number {
  const [, weekday = 'sun', hours = '0', minutes = '0'] =
    /^(\w{3}):(\d\d):(\d\d)-/.exec(window.toLowerCase()) ?? [];
  const into = ((days.indexOf(weekday) * 24 + Number(hours)) * 60 + Number(minutes)) * minute;
  const opening = someSunday + into;
  return opening + Math.ceil((now + 1 - opening) / week) * week;
}

/** When a daily window opened after `from` and until `to`, in milliseconds since 1970. */
export function lastOpenings(from: number, to: number, window: string): number[] {
  const [, hours = '0', minutes = '0'] = /^(\d\d):(\d\d)-/.exec(window) ?? [];
  const into = (Number(hours) * 60 + Number(minutes)) * minute;
  const openings: number[] = [];
  for (let at = Math.floor(from / day) * day + into; at <= to; at += day) {
    if (at > from) openings.push(at);
  }
  return openings;
}

function anyWindow(hour: number, start: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(hour)}:${two(start)}-${two(hour)}:${two(start + 30)}`;
}
