import type { Mistake } from './completion.ts';
import { mentionedIn } from './document/names.ts';
import { type Token, tokensOf } from './document/tokens.ts';
import type { ServiceCatalogue } from './sdk/services.ts';
import type { Fault } from './server/questions.ts';
import type { TypeService } from './type-service.ts';

/** The longest that a cell waits for its mistakes before it is run without. */
const usualPatienceMs = 300;

/** What mistakes are looked for with. */
export interface MistakesAround {
  readonly services: ServiceCatalogue;
  readonly types: TypeService;
  readonly isTaken: (name: string) => boolean;
}

/**
 * What TypeScript refuses in a cell that mentions a service, as far as it would go wrong when run.
 * Only what is surely a mistake: everything that works at the prompt is right.
 */
export async function mistakesIn(
  source: string,
  { services, types, isTaken }: MistakesAround,
  defined: readonly string[],
  patienceMs = usualPatienceMs,
): Promise<readonly Mistake[]> {
  const tokens = tokensOf(source);
  const mentioned = mentionedIn(tokens);
  const sends = [...mentioned].some((name) => services.has(name) && !isTaken(name));
  if (!sends) return [];
  const withdrawn = new AbortController();
  const timer = setTimeout(() => withdrawn.abort(), patienceMs);
  const late = new Promise<readonly Fault[]>((resolve) => {
    withdrawn.signal.addEventListener('abort', () => resolve([]));
  });
  try {
    const faults = await Promise.race([types.questions.faults(source, withdrawn.signal), late]);
    const known = new Set([...defined, ...assignedIn(tokens)]);
    return faults
      .filter((fault) => isMistake(fault, known, source))
      .map((fault) => mistakeOf(fault, source));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The codes of what fails when it is run: arguments and members that don't fit, names there aren't.
 *
 * @see https://github.com/microsoft/TypeScript/blob/main/src/compiler/diagnosticMessages.json
 */
const codes = new Set([
  ...[2304, 2552, 2339, 2551, 2322, 2345, 2353, 2561, 2554, 2555, 2739, 2740, 2741, 2769, 2820],
]);

function isMistake(
  { code, message, to }: Fault,
  defined: ReadonlySet<string>,
  source: string,
): boolean {
  if (!codes.has(code)) return false;
  // A variable may be given a value of any other type.
  if (code === 2322 && /^\s*=[^=>]/.test(source.slice(to))) return false;
  if (code === 2304 || code === 2552)
    return !isDefined(/'([^']+)'/.exec(message)?.[1] ?? '', defined);
  if (code === 2339 || code === 2551) return isUnknownMember(message);
  return !isWidened(message);
}

/** The names that a cell gives a value: an assignment makes a variable. */
function assignedIn(tokens: readonly Token[]): string[] {
  const isMember = (at: number): boolean => /^\??\.$/.test(tokens[at - 1]?.value ?? '');
  return tokens
    .filter(({ kind }, at) => kind === 'name' && tokens[at + 1]?.value === '=' && !isMember(at))
    .map(({ value }) => value);
}

/** Cells define names in ways that TypeScript doesn't see: `globalThis.x = 1`. */
function isDefined(name: string, defined: ReadonlySet<string>): boolean {
  return defined.has(name) || name in globalThis;
}

/**
 * `ec2.DescribeInstances` and `ec2.describe_instances` work, though no type says so; what is said of
 * promises may be said of a call that the prompt awaits.
 */
function isUnknownMember(message: string): boolean {
  const [, member = '', type = '', near] =
    /^Property '([^']+)' does not exist on type '([\s\S]*?)'\.(?: Did you mean '([^']+)'\?)?/.exec(
      message,
    ) ?? [];
  if (/^(Promise<|typeof globalThis|\{\}|never|unknown)/.test(type)) return false;
  // TypeScript would suggest our spelling of a foreign one that exists.
  if (near === undefined) return !/^[A-Z]|_/.test(member);
  return folded(near) !== folded(member);
}

/**
 * A text in a variable is a `string` to TypeScript even where only some values fit, as those of an
 * instance type: what is in it, only AWS can say.
 */
function isWidened(message: string): boolean {
  const lines = [...message.matchAll(/Type '([^']*)' is not assignable to type '([^']*)'/g)];
  const [, given = '', wanted = ''] = lines.at(-1) ?? [];
  if (given !== 'string' && given !== 'string[]' && given !== 'number') return false;
  return !/^(string|number|boolean|Date|Uint8Array)$|\[\]$/.test(wanted) || given === 'string[]';
}

function folded(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

function mistakeOf({ from, to, message }: Fault, source: string): Mistake {
  const before = source.slice(0, from);
  return {
    line: before.split('\n').length,
    column: from - before.lastIndexOf('\n'),
    length: Math.max(1, to - from),
    message: plain(message),
  };
}

/** TypeScript's sentence, without the types that nobody at a prompt has written. */
function plain(message: string): string {
  const last = message.trim().split('\n').at(-1)?.trim() ?? message;
  const rules: readonly [RegExp, string][] = [
    [
      /^Property '([^']+)' is missing in type .* but required in type '([^']+)'\.$/,
      '$1 is required',
    ],
    [/^Type .* is missing the following properties from type '[^']*': (.*)$/, '$1 are required'],
    [
      /^Object literal may only specify known properties, but '([^']+)' does not exist in type '([^']+)'\. Did you mean to write '([^']+)'\?$/,
      'there is no member $1; did you mean $3?',
    ],
    [
      /^Object literal may only specify known properties, and '([^']+)' does not exist in type '([^']+)'\.$/,
      'there is no member $1',
    ],
    [
      /^Property '([^']+)' does not exist on type .*\. Did you mean '([^']+)'\?$/,
      'there is no $1; did you mean $2?',
    ],
    [/^Property '([^']+)' does not exist on type .*\.$/, 'there is no $1'],
    [/^Cannot find name '([^']+)'\. Did you mean '([^']+)'\?$/, 'there is no $1; did you mean $2?'],
    [/^Cannot find name '([^']+)'\..*$/, 'there is no $1'],
    [
      /^Type '([^']*)' is not assignable to type '([^']*)'\. Did you mean '([^']*)'\?$/,
      '$1 is none of its values; did you mean $3?',
    ],
    [/^Type '([^']*)' is not assignable to type '([^']*)'\.$/, 'it takes $2, not $1'],
  ];
  for (const [pattern, words] of rules) {
    if (pattern.test(last)) return last.replace(pattern, words);
  }
  return last.replace(/\.$/, '');
}
