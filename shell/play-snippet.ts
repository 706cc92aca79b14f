import { setMaxListeners } from 'node:events';
import { isAwshError } from '../helpers/errors.ts';
import { safe } from '../helpers/text/safe.ts';
import type { PlayTask } from './args/task.ts';
import type { Arguments } from './args.ts';
import { choosePlace } from './choose-place.ts';
import { wantsColor } from './color.ts';
import type { Ask } from './command.ts';
import type { Outcome } from './engine.ts';
import { openEngine } from './open-engine.ts';
import { added, allowed, listed, rowsOf, snippets } from './play/index.ts';
import { CellFailed } from './play/playing.ts';
import { wordText } from './play/words.ts';
import { printCall, printError, printValue } from './print/index.ts';
import { scriptListeners } from './script/listeners.ts';
import { outcomeText, type ScriptOptions } from './script/run-source.ts';

/** The streams of the process. */
export interface Streams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** The exit code of a run that did what it was asked, and of those that didn't. */
const codes = { done: 0, failed: 1, refused: 2, stopped: 130 } as const;

/**
 * `awsh play`: the snippet's cells and what is said about them go to standard error, their results to
 * standard output. Resolves with the exit code: 0 when all is played, 1 when a cell failed, 2 when
 * nothing was run because it was refused or mistyped, 130 when it was stopped.
 */
export async function playFromCommandLine(
  args: Arguments,
  { snippet, words }: PlayTask,
  streams: Streams,
): Promise<number> {
  const { stdin, stdout, stderr } = streams;
  const choice = await choosePlace(args);
  const color = args.color && wantsColor(stdout);
  const options: Omit<ScriptOptions, 'engine' | 'heard'> = {
    format: args.output ?? 'auto',
    color,
    width: stdout.isTTY ? stdout.columns : undefined,
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    signal: interrupted(),
  };
  const isWatched = stdin.isTTY === true && stderr.isTTY === true;
  const ask = isWatched ? await askAt(stdin, stderr) : undefined;
  const heard = scriptListeners(options, () => undefined);
  const engine = await openEngine(args, choice, { color, ...heard, ...(ask ? { ask } : {}) });
  const line = ['.play', wordText(snippet), ...words.map(wordText)].join(' ');
  const isJson = words.includes('--json');
  const tell = args.quiet ? () => undefined : options.err;
  const show = (outcome: Outcome) => {
    const text = outcomeText(outcome, options);
    if (text !== '') (outcome.status === 'failed' ? options.err : options.out)(`${text}\n`);
  };
  const outcome = await engine.run(line, {
    signal: options.signal,
    onCell: (source) => tell(`${safe(source).replace(/^/gm, '  ')}\n`),
    onCall: (call) => (isWatched ? tell(`${printCall(call, { color })}\n`) : undefined),
    onOutput: (text, stream, bytes) => {
      if (stream === 'out' && !isJson) options.out(bytes ?? text);
      else options.err(bytes ?? text);
    },
    onOutcome: (inner) => (isJson && inner.status === 'ok' ? undefined : show(inner)),
  });
  if (outcome.text !== '') show(outcome);
  return codeOf(outcome);
}

/** `awsh snippets`: lists them, for people and programs, or does something with one. */
export async function snippetsFromCommandLine(
  args: Arguments,
  [verb = '', ...words]: readonly string[],
  { stdout, stderr }: Streams,
): Promise<number> {
  try {
    const [word] = words;
    const isOne = word !== undefined && words.length === 1;
    if (isOne && /^(add|allow|show|rm)$/.test(verb)) {
      stdout.write(`${await doneTo(verb, word, args, stdout.isTTY === true)}\n`);
      return codes.done;
    }
    const all = await listed([verb, ...words].filter(Boolean));
    const width = stdout.isTTY ? { width: stdout.columns } : {};
    const format = args.output ?? 'table';
    const text = printValue(format === 'json' || format === 'yaml' ? all : rowsOf(all), {
      format,
      color: args.color && wantsColor(stdout),
      terminal: stdout.isTTY === true,
      now: new Date(),
      ...width,
    });
    if (text !== '') stdout.write(`${text}\n`);
    return codes.done;
  } catch (error) {
    stderr.write(`${printError(error, { color: wantsColor(stderr) })}\n`);
    return isAwshError(error) ? codes.refused : codes.failed;
  }
}

async function doneTo(
  verb: string,
  word: string,
  args: Arguments,
  isTerminal: boolean,
): Promise<string> {
  if (verb === 'rm') return snippets.remove(wordText(word));
  if (verb === 'show') {
    const { find } = await import('./play/library.ts');
    const { text } = await find(word);
    // A program gets the text itself; a terminal would obey what is hidden in it.
    return isTerminal ? safe(text) : text.replace(/\n$/, '');
  }
  const { Session } = await import('../helpers/index.ts');
  // Nothing is sent: the session's place is all that is needed to tell what would be.
  const session = new Session({ region: args.region ?? 'us-east-1' });
  return verb === 'add' ? added(word, { session }) : allowed(word, { session });
}

/** Questions at the terminal itself: no prompt has it. */
async function askAt(stdin: NodeJS.ReadStream, stderr: NodeJS.WriteStream): Promise<Ask> {
  const { terminalAsk } = await import('./terminal/ask.ts');
  // inquirer takes any readable for its input, and asks a terminal for its keys one by one.
  const keys = { borrow: () => ({ input: stdin, giveBack: () => stdin.pause() }) };
  return terminalAsk(keys as unknown as Parameters<typeof terminalAsk>[0], stderr);
}

/** Stops what runs at the first Ctrl-C; the second ends the program, as ever. */
function interrupted(): AbortSignal {
  const stop = new AbortController();
  // Every call that is under way listens; many at once are no leak.
  setMaxListeners(0, stop.signal);
  process.once('SIGINT', () => stop.abort());
  return stop.signal;
}

function codeOf({ status, error }: Outcome): number {
  if (status === 'ok') return codes.done;
  if (status === 'interrupted') return codes.stopped;
  const isRefusal = isAwshError(error) && error.code === 'Usage' && !(error instanceof CellFailed);
  return isRefusal ? codes.refused : codes.failed;
}
