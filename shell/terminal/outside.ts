import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Keys } from './keys.ts';

/**
 * Lets the user change a text in the editor that `VISUAL` or `EDITOR` names, or else vi. It has the
 * terminal meanwhile. Gives undefined when it could not be started or ended with an error.
 */
export function editInEditor(
  text: string,
  { output, keys }: { output: NodeJS.WriteStream; keys: Keys },
): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'awsh-'));
  const file = join(folder, 'cell.ts');
  const [command = 'vi', ...args] = (process.env.VISUAL || process.env.EDITOR || 'vi').split(/\s+/);
  try {
    writeFileSync(file, `${text}\n`, { mode: 0o600 });
    output.write('\x1b[?2004l');
    keys.setRawMode(false);
    const { status } = spawnSync(command, [...args, file], { stdio: 'inherit' });
    return status === 0 ? readFileSync(file, 'utf8').replace(/\n+$/, '') : undefined;
  } finally {
    keys.setRawMode(true);
    output.write('\x1b[?2004h');
    rmSync(folder, { recursive: true, force: true });
  }
}
