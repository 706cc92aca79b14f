import { parseArgs } from 'node:util';
import { UsageError } from '../helpers/errors.ts';
import { clockModes, fixtureNames } from '../sandbox/about.ts';

/** How results are written when nobody watches, or when the user says so. */
export const outputFormats = ['table', 'json', 'yaml', 'csv'] as const;

const options = {
  eval: { type: 'string', short: 'e', multiple: true },
  profile: { type: 'string', short: 'p' },
  region: { type: 'string', short: 'r' },
  'endpoint-url': { type: 'string' },
  sandbox: { type: 'boolean' },
  fixture: { type: 'string' },
  'read-only': { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
  timeout: { type: 'string' },
  output: { type: 'string', short: 'o' },
  'no-color': { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  port: { type: 'string' },
  clock: { type: 'string' },
  seed: { type: 'string' },
  state: { type: 'string' },
  lenient: { type: 'boolean' },
  version: { type: 'boolean', short: 'v' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** The command line, read and checked. */
export interface Arguments {
  /** `awsh sandbox` serves; otherwise cells are run, from `-e`, standard input or the prompt. */
  readonly command: 'sandbox' | 'run';
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
  const { values, positionals } = await parse(argv);
  const [command, ...extra] = positionals;
  if (command !== undefined && command !== 'sandbox') throw await unknownCommand(command);
  if (extra.length > 0) throw new UsageError(`awsh sandbox takes no ${extra[0]}`);
  const { state, seed, lenient } = values;
  const sandbox = values.sandbox ?? (state !== undefined || seed !== undefined || lenient === true);
  if (sandbox && (values.profile || values['endpoint-url'])) {
    throw new UsageError('the sandbox goes with neither --profile nor --endpoint-url');
  }
  return {
    command: command ?? 'run',
    evaluate: values.eval,
    profile: values.profile,
    region: values.region,
    endpoint: values['endpoint-url'] && endpoint(values['endpoint-url']),
    sandbox,
    fixture: await oneOf('--fixture', values.fixture, fixtureNames),
    clock: await oneOf('--clock', values.clock, clockModes),
    seed,
    state,
    lenient: lenient ?? false,
    readOnly: values['read-only'] ?? false,
    yes: values.yes ?? false,
    deadlineMs: milliseconds(values.timeout),
    output: await oneOf('--output', values.output, outputFormats),
    color: !values['no-color'],
    quiet: values.quiet ?? false,
    port: port(values.port),
    version: values.version ?? false,
    help: values.help ?? false,
  };
}

/** What `awsh --help` prints. */
export const usage = `awsh: a TypeScript shell for AWS

  awsh                       the prompt; without AWS configuration, on the sandbox
  awsh -e '<code>'           run, print, exit (repeatable)
  … | awsh                   run standard input, line by line, in order
  awsh sandbox [--port N]    serve the sandbox AWS on loopback, for any AWS client

  -p, --profile NAME         a profile of ~/.aws
  -r, --region NAME          a region
      --endpoint-url URL     an AWS-compatible server (also AWS_ENDPOINT_URL)
      --sandbox              the sandbox, whatever is configured
      --fixture NAME         what the sandbox starts from: ${fixtureNames.join(', ')}
      --clock NAME           how its time runs: ${clockModes.join(', ')}
      --state FILE           go on from FILE, and keep the sandbox's state in it
      --seed TEXT            other ids than usual, the same for the same TEXT
      --lenient              the sandbox lets unknown image ids pass, and any quota
      --read-only            send nothing but reads
  -y, --yes                  send what a protected profile would ask about
      --timeout SECONDS      the longest time for one call, retries included (60)
  -o, --output FORMAT        ${outputFormats.join(', ')}
      --no-color             no colours (also NO_COLOR)
  -q, --quiet                no banner and no call lines
  -v, --version
  -h, --help

At the prompt, .help lists the commands.`;

async function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw await explained(error as Error & { code?: string });
  }
}

/** parseArgs speaks to programmers; the person typed one flag wrong. */
async function explained(error: Error & { code?: string }): Promise<Error> {
  const flag = /--[\w-]+/.exec(error.message)?.[0] ?? /-\w/.exec(error.message)?.[0];
  if (flag === undefined) return new UsageError(error.message);
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const near = await nearest(flag.replace(/^-+/, ''), Object.keys(options));
    return new UsageError(`unknown option ${flag}`, {
      hint: near ? `did you mean --${near}?` : 'awsh --help lists the options',
    });
  }
  const needs = /argument missing|ambiguous/.test(error.message);
  return new UsageError(needs ? `${flag} needs a value` : `${flag} takes no value`, {
    hint: 'awsh --help lists the options',
  });
}

async function unknownCommand(word: string): Promise<UsageError> {
  const near = await nearest(word, ['sandbox']);
  return new UsageError(`unknown command ${word}`, {
    hint: near ? `did you mean awsh ${near}?` : 'awsh --help lists the commands; -e runs code',
  });
}

async function oneOf<Name extends string>(
  flag: string,
  value: string | undefined,
  names: readonly Name[],
): Promise<Name | undefined> {
  if (value === undefined) return undefined;
  const name = names.find((each) => each === value);
  if (name) return name;
  const near = await nearest(value, names);
  throw new UsageError(`${flag} knows no ${value}`, {
    hint: near ? `did you mean ${near}?` : `it is one of ${names.join(', ')}`,
  });
}

/** Loaded when something was mistyped: the way to the prompt is short. */
async function nearest(word: string, choices: readonly string[]): Promise<string | undefined> {
  const { closest } = await import('../helpers/text/closest.ts');
  return closest(word, choices);
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
