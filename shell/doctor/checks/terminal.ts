import { type Check, type Finding, ok, warn } from '../check.ts';

/** What is known of a terminal without asking it. */
export interface TerminalFacts {
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  readonly depth: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The terminal: whether it is one, its size, its colours, its letters. */
export const terminal: Check = {
  name: 'terminal',
  look() {
    const { stdin, stdout, env } = process;
    const isTTY = Boolean(stdin.isTTY && stdout.isTTY);
    return terminalFindings({
      isTTY,
      columns: stdout.columns,
      depth: isTTY ? stdout.getColorDepth() : 1,
      env,
    });
  },
};

/** What to think of a terminal. */
export function terminalFindings({ isTTY, columns = 0, depth, env }: TerminalFacts): Finding[] {
  if (!isTTY) return [ok('no terminal: output is plain, and nobody is asked anything')];
  const { TERM = '', NO_COLOR } = env;
  const findings: Finding[] = [];
  if (TERM === '' || TERM === 'dumb') {
    const known = TERM === '' ? 'TERM is not set' : 'TERM=dumb';
    findings.push(
      warn(
        `${known}: no colours, and lines are redrawn poorly`,
        'set TERM, such as xterm-256color',
      ),
    );
  }
  if (columns > 0 && columns < 60) {
    findings.push(warn(`${columns} columns: tables leave columns out`, 'make the window wider'));
  }
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  if (process.platform !== 'win32' && !/utf-?8/i.test(locale)) {
    findings.push(
      warn(
        `the locale ${locale === '' ? 'is not set' : locale} has no UTF-8: lines and arrows may look odd`,
        'set LANG, such as LANG=C.UTF-8',
      ),
    );
  }
  if (findings.length > 0) return findings;
  const colors = NO_COLOR
    ? 'no colours (NO_COLOR)'
    : depth > 1
      ? `${2 ** depth} colours`
      : 'no colours';
  return [ok(`${TERM}, ${columns} columns, ${colors}, UTF-8`)];
}
