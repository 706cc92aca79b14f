import type { Context } from '../../engine/context.ts';

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const minute = 60_000;
const week = 7 * 24 * 60 * minute;
/** A Sunday at midnight, UTC. */
const someSunday = Date.UTC(2024, 0, 7);

/** Draws a weekly window for maintenance, `tue:04:12-tue:04:42`, as RDS does for who names none. */
export function anyMaintenanceWindow({ ids }: Context): string {
  const day = days[ids.between(0, 6)];
  return anyWindow(ids.between(3, 9), ids.between(0, 29))
    .split('-')
    .map((time) => `${day}:${time}`)
    .join('-');
}

/** Draws a daily window for backups, `07:05-07:35`. */
export function anyBackupWindow({ ids }: Context): string {
  return anyWindow(ids.between(3, 9), ids.between(0, 29));
}

/** When a weekly window opens next, in milliseconds since 1970. */
export function nextOpening(now: number, window: string): number {
  const [, day = 'sun', hours = '0', minutes = '0'] =
    /^(\w{3}):(\d\d):(\d\d)-/.exec(window.toLowerCase()) ?? [];
  const into = ((days.indexOf(day) * 24 + Number(hours)) * 60 + Number(minutes)) * minute;
  const opening = someSunday + into;
  return opening + Math.ceil((now + 1 - opening) / week) * week;
}

function anyWindow(hour: number, start: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(hour)}:${two(start)}-${two(hour)}:${two(start + 30)}`;
}
