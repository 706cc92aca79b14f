import { UsageError } from '../../helpers/errors.ts';
import { closest } from '../../helpers/text/closest.ts';
import type { Value } from './declared.ts';
import { optionOf, type Parameter } from './parameter.ts';
import { readValue } from './read-value.ts';

/** How a snippet is to be played, and what it was given. */
export interface Given {
  readonly values: ReadonlyMap<string, Value>;
  /** The question before each cell: run, skip, edit, stop. */
  readonly step: boolean;
  /** Nothing is run; the calls are listed. */
  readonly dry: boolean;
  /** Only the last result is shown, as JSON. */
  readonly json: boolean;
  /** What is there to be given is shown, and nothing run. */
  readonly help: boolean;
  /** The cell to begin at, from 1. */
  readonly from: number;
}

const switches = ['step', 'dry', 'json', 'help'] as const;

/** The options that a player has itself. */
const ownOptions: readonly string[] = [...switches, 'from', 'param'];

/** Those of awsh as a whole, which it takes out of its command line before a snippet sees them. */
export const awshOptions: readonly string[] = (
  'eval profile region endpoint-url sandbox fixture read-only yes private timeout output no-color ' +
  'quiet port clock seed state lenient version help'
).split(' ');

/** True for an option that only `--param` gives, since somebody else takes its name. */
export function isTaken(option: string): boolean {
  return ownOptions.includes(option) || awshOptions.includes(option);
}

/** Reads the words after a snippet's name. Throws a UsageError that names the word. */
export function readGiven(words: readonly string[], parameters: readonly Parameter[]): Given {
  const flags = new Set<string>();
  const texts = new Map<Parameter, string[]>();
  let from = 1;
  const rest = [...words];
  const give = (parameter: Parameter, text: string) => {
    texts.set(parameter, [...(texts.get(parameter) ?? []), text]);
  };
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [, option = '', inline] =
      /^--([^=]+)(?:=(.*))?$/s.exec(word === '-h' ? '--help' : word) ?? [];
    if (option === '') throw extra(word);
    const value = () => inline ?? following(rest, option);
    if (switches.some((name) => name === option)) flags.add(option);
    else if (option === 'from') from = cellNumber(value());
    else if (option === 'param') {
      const [, name = '', text = ''] = /^([^=]+)=(.*)$/s.exec(value()) ?? [];
      give(named(name, parameters), text);
    } else {
      const denied = /^no-(.+)$/.exec(option)?.[1];
      const parameter = find(option, parameters);
      const opposite = denied === undefined ? undefined : find(denied, parameters);
      if (!parameter && opposite?.type === 'boolean') give(opposite, 'false');
      else if (parameter?.type === 'boolean') give(parameter, inline ?? said(rest) ?? 'true');
      else give(parameter ?? named(option, parameters), value());
    }
  }
  const values = [...texts].map(([each, given]): [string, Value] => [
    each.name,
    readValue(each, given),
  ]);
  const has = (name: (typeof switches)[number]) => flags.has(name);
  return {
    values: new Map(values),
    step: has('step'),
    dry: has('dry'),
    json: has('json'),
    help: has('help'),
    from,
  };
}

function extra(word: string): UsageError {
  return new UsageError(`what is ${word} for?`, {
    hint: 'values have names: --name value; --help after the snippet lists them',
  });
}

function following(rest: string[], option: string): string {
  const [next] = rest;
  // `--count -1` is a number, `--count --step` was forgotten.
  if (next === undefined || /^--[a-z]/i.test(next)) {
    throw new UsageError(`--${option} needs a value`);
  }
  rest.shift();
  return next;
}

function said(rest: string[]): string | undefined {
  return /^(true|false|yes|no|on|off)$/i.test(rest[0] ?? '') ? rest.shift() : undefined;
}

function cellNumber(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new UsageError(`--from takes the number of a cell, from 1, not ${text}`);
}

function find(option: string, parameters: readonly Parameter[]): Parameter | undefined {
  return parameters.find((each) => optionOf(each) === `--${option}` || each.name === option);
}

function named(option: string, parameters: readonly Parameter[]): Parameter {
  const found = find(option, parameters);
  if (found) return found;
  const options = parameters.map((each) => optionOf(each).slice(2));
  const near = closest(option, [...options, ...ownOptions]);
  throw new UsageError(`this snippet takes no --${option}`, {
    hint: near
      ? `did you mean --${near}?`
      : options.length > 0
        ? `it takes --${options.join(', --')}`
        : 'it takes no values at all',
  });
}
