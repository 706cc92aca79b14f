import { spawn } from 'node:child_process';
import {
  accessSync,
  constants,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { ReadStream, WriteStream } from 'node:tty';
import { UsageError } from '../../helpers/errors.ts';
import type { Editor } from '../capabilities/index.ts';

/** The terminal, to be lent. */
interface Terminal {
  readonly input: ReadStream;
  readonly output: WriteStream;
}

/** What is looked for when neither VISUAL nor EDITOR is set. */
const usual = process.platform === 'win32' ? ['notepad'] : ['vi', 'nano'];
const notFound = 127;

/**
 * Opens the user's editor, which has the terminal until it ends. The text is in a file for the user
 * alone, in a folder of its own, both gone afterwards.
 */
export function externalEditor(terminal: Terminal): Editor {
  return {
    async edit(text, { signal } = {}) {
      const command = editorCommand();
      const folder = mkdtempSync(join(tmpdir(), 'awsh-edit-'));
      const file = join(folder, 'cell.ts');
      try {
        writeFileSync(file, text.endsWith('\n') ? text : `${text}\n`, { mode: 0o600 });
        // What is saved later is told from what was never saved, be it the same.
        utimesSync(file, 1, 1);
        const giveBack = lend(terminal);
        const code = await run(command, file, signal).finally(giveBack);
        signal?.throwIfAborted();
        if (code !== 0) throw failed(command, code);
        return statSync(file).mtimeMs === 1000 ? undefined : readFileSync(file, 'utf8');
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

function editorCommand(): string {
  const { VISUAL, EDITOR, PATH = '' } = process.env;
  const chosen = VISUAL?.trim() || EDITOR?.trim();
  const found =
    chosen || usual.find((name) => PATH.split(delimiter).some((folder) => runs(folder, name)));
  if (found) return found;
  throw new UsageError('there is no editor here', {
    hint: 'EDITOR says which: EDITOR=nano awsh, EDITOR="code --wait" awsh',
  });
}

function runs(folder: string, name: string): boolean {
  if (process.platform === 'win32') return true;
  try {
    accessSync(join(folder, name), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Leaves the terminal as a program expects it: line by line, and keys unread by us. */
function lend({ input, output }: Terminal): () => void {
  const pastesMarked = '\x1b[?2004';
  input.pause();
  input.setRawMode(false);
  output.write(`${pastesMarked}l`);
  return () => {
    output.write(`${pastesMarked}h`);
    input.setRawMode(true);
    input.resume();
  };
}

/** Resolves with the exit code. The shell reads the command, which may have words and quotes. */
function run(command: string, file: string, signal: AbortSignal | undefined): Promise<number> {
  const child =
    process.platform === 'win32'
      ? spawn(`${command} "${file}"`, { stdio: 'inherit', shell: true })
      : spawn('/bin/sh', ['-c', `${command} "$1"`, 'sh', file], { stdio: 'inherit' });
  const stop = (): void => void child.kill();
  signal?.addEventListener('abort', stop, { once: true });
  return new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  }).finally(() => signal?.removeEventListener('abort', stop));
}

function failed(command: string, code: number): UsageError {
  return code === notFound
    ? new UsageError(`the editor ${command} is not there`, { hint: 'VISUAL or EDITOR says which' })
    : new UsageError(`${command} ended with ${code}`, {
        hint: 'what was changed there is dropped',
      });
}
