/** How long changes of a database take, in milliseconds of AWS's time: at least, at most. */
export const spans = {
  create: [180_000, 300_000],
  firstBackup: [40_000, 80_000],
  modify: [90_000, 180_000],
  credentials: [30_000, 60_000],
  rename: [45_000, 90_000],
  reboot: [30_000, 60_000],
  stop: [120_000, 240_000],
  start: [120_000, 240_000],
  delete: [120_000, 240_000],
  snapshot: [60_000, 120_000],
  cluster: [60_000, 120_000],
} as const satisfies Record<string, readonly [number, number]>;

/** AWS starts a stopped database again after a week. */
export const stoppedAtMostMs = 7 * 24 * 3_600_000;
