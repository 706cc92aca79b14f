/**
 * Keeps cells in a history, and says of each on standard output that it is kept. With a fifth
 * argument it then waits to be killed.
 */
import { writeSync } from 'node:fs';
import { KeptHistory } from '../../../shell/history/kept-history.ts';
import { began } from './folders.ts';

const [file = '', session = '', cells = '0', longest = '100', stays] = process.argv.slice(2);
const history = new KeptHistory({
  file,
  session,
  cwd: '/',
  warn: (message) => process.stderr.write(message),
  full: Number.POSITIVE_INFINITY,
});
for (let cell = 1; cell <= Number(cells); cell++) {
  history.append(
    began(cell, `"${session} ${cell}" + "${'é'.repeat((cell * 7919) % Number(longest))}"`),
  );
  writeSync(1, `${cell}\n`);
  if (cell % 2 === 0) history.ended({ cell, durationMs: cell, ok: true });
}
if (stays) setInterval(() => undefined, 1000);
