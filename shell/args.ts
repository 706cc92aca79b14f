import { parseArgs } from 'node:util';
import { UsageError } from '../helpers/errors.ts';
import { clockModes, fixtureNames } from '../sandbox/about.ts';
import { options, outputFormats } from './args/options.ts';
import type { Task } from './args/task.ts';

/** The command line, read and checked. */
export interface Arguments {
  readonly task: Task;
  readonly evaluate: readonly string[] | undefined;
  readonly profile: string | undefined;
  readonly region: string | undefined;
  readonly endpoint: string | undefined;
  /** True when the sandbox is asked for, or something only it has. */
  readonly sandbox: boolean;
  readonly fixture: (typeof fixtureNames)[number] | undefined;
  readonly clock: (typeof clockModes)[number] | undefined;
  /** Sandboxes with the same seed give the same ids. */
  readonly seed: string | undefined;
  /** A file that the sandbox goes on from and keeps its state in. */
  readonly state: string | undefined;
  /** True when the sandbox is to let unknown image ids pass. */
  readonly lenient: boolean;
  /** True when nothing but reads may be sent. */
  readonly readOnly: boolean;
  /** True when calls of protected profiles are sent unasked. */
  readonly yes: boolean;
  /** True when nothing of the session is to be kept. */
  readonly isPrivate: boolean;
  /** The longest time for one call, in milliseconds. */
  readonly deadlineMs: number | undefined;
  readonly output: (typeof outputFormats)[number] | undefined;
  readonly color: boolean;
  readonly quiet: boolean;
  readonly port: number | undefined;
  readonly version: boolean;
  readonly help: boolean;
}

/** Reads the command line. Throws a UsageError that names what is wrong and what was meant. */
export async function readArguments(argv: readonly string[]): Promise<Arguments> {
  const { task, rest } = await readTask(argv);
  const { values } = await parse(rest);
  const { state, seed, lenient } = values;
  const isTutorial = task.kind === 'tutorial';
  const sandbox =
    values.sandbox ?? (isTutorial || state !== undefined || seed !== undefined || lenient === true);
  if (sandbox && (values.profile || values['endpoint-url'])) {
    throw new UsageError(
      `${isTutorial ? 'a tutorial' : 'the sandbox'} goes with neither --profile nor --endpoint-url`,
    );
  }
  return {
    task,
    evaluate: values.eval,
    profile: values.profile,
    region: values.region,
    endpoint: values['endpoint-url'] && endpoint(values['endpoint-url']),
    sandbox,
    fixture:
      (await oneOf('--fixture', values.fixture, fixtureNames)) ??
      (isTutorial ? 'tutorial' : undefined),
    clock: await oneOf('--clock', values.clock, clockModes),
    seed,
    state,
    lenient: lenient ?? false,
    readOnly: values['read-only'] ?? false,
    yes: values.yes ?? false,
    isPrivate: values.private ?? false,
    deadlineMs: milliseconds(values.timeout),
    output: await oneOf('--output', values.output, outputFormats),
    color: !values['no-color'],
    quiet: values.quiet ?? false,
    port: port(values.port),
    version: values.version ?? false,
    help: values.help ?? false,
  };
}

/** The command among the words, if there is one, and the options of awsh as a whole. */
async function readTask(argv: readonly string[]): Promise<{ task: Task; rest: readonly string[] }> {
  const args = [...argv];
  const loosely = { args, options, strict: false, allowPositionals: true, tokens: true } as const;
  const command = parseArgs(loosely).tokens.find(({ kind }) => kind === 'positional');
  if (command === undefined) return { task: { kind: 'run' }, rest: argv };
  const before = argv.slice(0, command.index);
  await parse(before);
  const { readSubCommand } = await import('./args/sub-command.ts');
  const word = argv[command.index] ?? '';
  const { task, rest } = readSubCommand(word, argv.slice(command.index + 1));
  return { task, rest: [...before, ...rest] };
}

async function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options });
  } catch (error) {
    const { explained } = await import('./args/mistakes.ts');
    throw explained(error as Error, Object.keys(options));
  }
}

async function oneOf<Name extends string>(
  flag: string,
  value: string | undefined,
  names: readonly Name[],
): Promise<Name | undefined> {
  if (value === undefined) return undefined;
  const name = names.find((each) => each === value);
  if (name) return name;
  const { unknownName } = await import('./args/mistakes.ts');
  throw unknownName(flag, value, names);
}

function endpoint(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text;
  throw new UsageError(`--endpoint-url takes a URL, not ${text}`, {
    hint: 'such as http://localhost:5000',
  });
}

function milliseconds(seconds: string | undefined): number | undefined {
  if (seconds === undefined) return undefined;
  const number = Number(seconds);
  if (/^\d+(\.\d+)?$/.test(seconds) && number > 0 && number <= 86_400) return number * 1000;
  throw new UsageError(`--timeout takes seconds, from a fraction of one to 86400, not ${seconds}`);
}

function port(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 65535) return number;
  throw new UsageError(`--port takes a number from 0 to 65535, not ${text}`);
}
