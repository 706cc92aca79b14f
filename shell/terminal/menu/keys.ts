import type { Key } from '../node-readline.ts';
import { menuHeight } from './rows.ts';

/** How far a key moves in the menu; undefined for keys that don't. */
export function stepOf({ name, ctrl, meta, shift }: Key): number | undefined {
  if (meta) return undefined;
  if (ctrl) return name === 'n' ? 1 : name === 'p' ? -1 : undefined;
  if (name === 'tab') return shift ? -1 : 1;
  if (name === 'down') return 1;
  if (name === 'up') return -1;
  if (name === 'pagedown') return menuHeight;
  if (name === 'pageup') return -menuHeight;
  return undefined;
}

/** True for what a name or a value can go on with: typing it narrows the menu. */
export function isWordKey({ ctrl, meta, sequence = '' }: Key): boolean {
  return !ctrl && !meta && /^[\p{L}\p{N}_$:/@-]$/u.test(sequence);
}
