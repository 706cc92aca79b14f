import { Refused } from './append-line.ts';

const problems: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your part of the disk is full',
  EFBIG: 'the file may not grow further',
  EROFS: 'the disk can only be read',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is no folder',
  ELOOP: 'it is a symlink',
  // Node's word for a folder that can't be made where nothing can be written.
  ENOENT: "its folder can't be made",
  ENXIO: 'it is no file',
};

/** Why cells can't be kept in a file, and what to do about it. */
export function whyNotKept(error: unknown, file: string): string {
  const off = 'AWSH_HISTORY=off keeps none and says nothing';
  if (error instanceof Refused) return `${error.path} ${error.message}; ${off}`;
  const { code = '', message } = error as NodeJS.ErrnoException;
  return `${file}: ${problems[code] ?? message}; ${off}`;
}
