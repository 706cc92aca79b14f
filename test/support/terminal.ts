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
  /** Where the cursor is: the row counts from the first that was ever on the screen. */
  cursor(): { row: number; column: number };
  /** Resolves once the cursor is in this column, counted from 0. */
  untilColumn(column: number): Promise<void>;
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
    /** Another Node than the one that runs this. */
    readonly node?: string;
  } = {},
): TerminalSession {
  const { env = bareEnvironment(), columns = 100, rows = 40, cwd, main = program } = options;
  const { node = process.execPath } = options;
  const screen = new xterm.Terminal({
    cols: columns,
    rows,
    scrollback: 2000,
    allowProposedApi: true,
  });
  const child = spawn(node, [main, ...args], {
    cols: columns,
    rows,
    env,
    name: env.TERM ?? 'xterm-256color',
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
  const watch = (isSo: () => boolean, what: string, withinMs: number): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (isSo()) finish(() => resolve(read()));
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
    });
  return {
    type: (keys) => child.write(keys),
    screen: read,
    cursor: () => ({
      row: screen.buffer.active.baseY + screen.buffer.active.cursorY,
      column: screen.buffer.active.cursorX,
    }),
    raw: () => raw,
    exited,
    resize: (newColumns, newRows) => {
      child.resize(newColumns, newRows);
      screen.resize(newColumns, newRows);
    },
    until: (what, withinMs = 30_000) => {
      const holds = (text: string): boolean =>
        typeof what === 'string' ? text.includes(what) : what.test(text);
      return watch(() => holds(read()), `${what}`, withinMs);
    },
    untilColumn: async (column) => {
      const isThere = () => screen.buffer.active.cursorX === column;
      await watch(isThere, `the cursor in column ${column}`, 30_000);
    },
    close: () => child.kill(),
  };
}
