import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from 'uvu';
import { bareEnvironment } from './program.ts';
import { openTerminal, type TerminalSession } from './terminal.ts';

/** Keys by name, as terminals send them. */
export const keys = {
  enter: '\r',
  altEnter: '\x1b\r',
  tab: '\t',
  shiftTab: '\x1b[Z',
  esc: '\x1b',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  altRight: '\x1b[1;3C',
  home: '\x1b[H',
  end: '\x1b[F',
  backspace: '\x7f',
  ctrl: (letter: string): string => String.fromCharCode(letter.charCodeAt(0) & 0x1f),
  alt: (letter: string): string => `\x1b${letter}`,
  paste: (text: string): string => `\x1b[200~${text.replaceAll('\n', '\r')}\x1b[201~`,
} as const;

type Options = NonNullable<Parameters<typeof openTerminal>[1]> & {
  readonly args?: readonly string[];
  /** What shows that the first prompt is there. */
  readonly ready?: string;
};

/** A story at a terminal, told once for each Node there is; the program is ended whatever comes. */
export function story(
  title: string,
  tell: (terminal: TerminalSession) => Promise<void>,
  { args = ['--quiet'], ready = '[1] ❯', ...options }: Options = {},
): void {
  for (const { node, name } of nodes()) {
    test(name ? `${title} (${name})` : title, async () => {
      const env = options.env ?? bareEnvironment();
      const terminal = openTerminal(args, { ...options, env, node });
      try {
        await terminal.until(ready);
        await tell(terminal);
      } finally {
        terminal.close();
      }
    });
  }
}

/**
 * The Node that runs the tests, and others that are at hand: those that `AWSH_NODES` lists, as a path
 * is, and `node22` and `node24` on the path.
 */
function nodes(): readonly { readonly node: string; readonly name: string }[] {
  found ??= [{ node: process.execPath, name: '' }, ...others()];
  return found;
}

let found: readonly { readonly node: string; readonly name: string }[] | undefined;

function others(): { node: string; name: string }[] {
  const listed = (process.env.AWSH_NODES ?? '').split(delimiter).filter(Boolean);
  const folders = (process.env.PATH ?? '').split(delimiter);
  const named = ['node22', 'node24'].flatMap((name) => folders.map((folder) => join(folder, name)));
  const there = [...listed, ...named].filter(isProgram);
  if (there.length === 0) {
    console.log('only on this Node: AWSH_NODES lists no other, and there is no node22 or node24');
  }
  return there.map((node) => ({
    node,
    name: `node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`,
  }));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
