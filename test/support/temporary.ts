import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new, empty folder, gone with the process. */
export function temporaryFolder(purpose = 'test'): string {
  const folder = mkdtempSync(join(tmpdir(), `awsh-${purpose}-`));
  folders.push(folder);
  return folder;
}

const folders: string[] = [];
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
