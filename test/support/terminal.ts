import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { bareEnvironment, program } from './program.ts';

/** The program in a real pseudo-terminal, and the screen a person would see. */
export interface TerminalSession {
  /** Sends keys; `\r` is Enter, `\x03` Ctrl-C. */
  type(keys: string): void;
  /** Resolves with the screen once it holds `what`; throws, with the screen, when it does not in time. */
  until(what: string | RegExp, withinMs?: number): Promise<string>;
  /** The same, after forgetting what is on the screen now. */
  screen(): string;
  /** The bytes written so far. */
  raw(): string;
  resize(columns: number, rows: number): void;
  /** The exit code, once the program has ended. */
  readonly exited: Promise<number>;
  close(): void;
}

/** Opens the program in a terminal of 100 × 40 or as told. */
export function openTerminal(
  args: readonly string[] = [],
  options: {
    readonly env?: Record<string, string>;
    readonly columns?: number;
    readonly rows?: number;
    readonly cwd?: string;
    /** Another copy of the program than the one just built. */
    readonly main?: string;
  } = {},
): TerminalSession {
  const { env = bareEnvironment(), columns = 100, rows = 40, cwd, main = program } = options;
  const screen = new xterm.Terminal({
    cols: columns,
    rows,
    scrollback: 2000,
    allowProposedApi: true,
  });
  const child = spawn(process.execPath, [main, ...args], {
    cols: columns,
    rows,
    env,
    name: 'xterm-256color',
    ...(cwd ? { cwd } : {}),
  });
  let raw = '';
  const watchers = new Set<() => void>();
  child.onData((text) => {
    raw += text;
    screen.write(text, () => {
      for (const look of [...watchers]) look();
    });
  });
  const exited = new Promise<number>((resolve) =>
    child.onExit(({ exitCode }) => resolve(exitCode)),
  );
  const read = (): string => {
    const { active } = screen.buffer;
    const lines = Array.from({ length: active.length }, (_, row) =>
      active.getLine(row)?.translateToString(true),
    );
    return lines.join('\n').trimEnd();
  };
  return {
    type: (keys) => child.write(keys),
    screen: read,
    raw: () => raw,
    exited,
    resize: (newColumns, newRows) => {
      child.resize(newColumns, newRows);
      screen.resize(newColumns, newRows);
    },
    until: (what, withinMs = 30_000) =>
      new Promise((resolve, reject) => {
        const holds = (text: string): boolean =>
          typeof what === 'string' ? text.includes(what) : what.test(text);
        const look = (): void => {
          const text = read();
          if (holds(text)) finish(() => resolve(text));
        };
        const giveUp = setTimeout(() => {
          finish(() => reject(new Error(`the screen never showed ${what}:\n${read()}`)));
        }, withinMs);
        const finish = (settle: () => void): void => {
          clearTimeout(giveUp);
          watchers.delete(look);
          settle();
        };
        watchers.add(look);
        look();
      }),
    close: () => child.kill(),
  };
}
