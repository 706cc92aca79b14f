import { existsSync, renameSync } from 'node:fs';

/** Moves what can't be used out of the way, next to where it was; gives its new path. */
export function setAside(file: string, now = new Date()): string {
  const day = now.toISOString().slice(0, 19).replaceAll(':', '');
  for (let at = 1; ; at++) {
    const path = `${file}.set-aside-${day}${at === 1 ? '' : `-${at}`}`;
    if (existsSync(path)) continue;
    renameSync(file, path);
    return path;
  }
}
