const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] as const;

/** A size in bytes for people, in AWS's own binary units: `512 B`, `1.5 KiB`, `20 GiB`. */
export function bytes(size: number): string {
  let rest = size;
  let unit = 0;
  // 1023.95 and up would round to "1024.0" of the smaller unit.
  while (Math.abs(rest) >= 1023.95 && unit < units.length - 1) {
    rest /= 1024;
    unit++;
  }
  const shown = Math.abs(rest) >= 100 ? rest.toFixed(0) : rest.toFixed(1).replace(/\.0$/, '');
  return `${shown} ${units[unit]}`;
}
