import { safe } from '../../helpers/text/safe.ts';
import { codes } from './paint.ts';

/**
 * Text that a command or a tutorial tells, for a terminal: our own colours stay, and everything else
 * that a terminal would obey is shown as a visible escape.
 */
export function printText(text: string): string {
  return text
    .split(codes)
    .map((part, at) => (at % 2 === 0 ? safe(part) : part))
    .join('');
}
