import { UsageError } from '../helpers/errors.ts';
import {
  isCollection,
  isListing,
  type Places,
  type Session,
  type SessionOptions,
} from '../helpers/index.ts';
import type { Capabilities } from './capabilities/index.ts';
import type { Jobs } from './capabilities/jobs.ts';
import type { Entry } from './journal.ts';
import type { Outcome } from './outcome.ts';
import { fileEndings, fileText, rowCount } from './print/index.ts';

/** How values are shown. `auto` chooses by what the value is. */
export type Format = 'auto' | 'table' | 'tree' | 'json' | 'yaml' | 'csv';

/** What a command wants shown: a value, in a format of its own choosing. Text is shown as it is. */
export interface Answer {
  readonly text?: string;
  readonly value?: unknown;
  readonly format?: Format;
  /** Text put into the prompt, to be changed and entered. */
  readonly fill?: string;
}

/** One entry of a list to choose from. */
export interface Choice {
  readonly value: string;
  /** What it is, in a few words, shown beside it. */
  readonly note?: string;
}

/** A way to ask the user; only faces with a person before them have one. */
export interface Ask {
  /** The chosen value, or undefined when the question was left. */
  choose(
    message: string,
    choices: readonly Choice[],
    options?: { readonly current?: string; readonly signal?: AbortSignal },
  ): Promise<string | undefined>;
  /**
   * A text to be typed, or undefined when the question was left. `initial` is there to be changed;
   * `check` says what is wrong with a text, which is then asked for again.
   */
  text(
    message: string,
    options?: {
      readonly initial?: string;
      readonly check?: (text: string) => string | undefined;
      readonly signal?: AbortSignal;
    },
  ): Promise<string | undefined>;
  /** A secret such as an MFA code, or undefined when the question was left. */
  secret(message: string, options?: { readonly signal?: AbortSignal }): Promise<string | undefined>;
}

/** The embedded AWS, as far as a command may steer it. */
export interface SandboxControl {
  /** Session options that point at the sandbox, started on first use. */
  connect(): Promise<SessionOptions>;
  /** Forgets what was done and starts from the fixture again. */
  reset(): Promise<void>;
  /** What is in it, in a few words: `12 instances, 3 VPCs`. */
  summary(): Promise<string>;
}

/** What a command may know and do beside its words. */
export interface CommandContext extends Capabilities {
  readonly session: Session;
  /** Goes on with another session; preloaded services follow, values in variables stay as they are. */
  readonly use: (session: Session) => void;
  /** Where listings go: the session's place alone, or all that are chosen. */
  readonly places: readonly Session[];
  /**
   * Goes on in several places, those of profiles, regions or both; what is not named stays as it is.
   * Says which they are, and how to go back to one.
   */
  readonly useEverywhere: (places: Places) => string;
  readonly commands: readonly Command[];
  /** The cells that this session ran, oldest first. */
  readonly journal: readonly Entry[];
  /** The value of `Out[n]`, or without a number the last. Throws a UsageError where there is none. */
  readonly output: (cell?: number) => unknown;
  /** The next rows of the long list that was shown last. Throws a UsageError where there are none. */
  readonly more: () => Promise<readonly unknown[]>;
  /**
   * Runs a cell as though it had been typed: the face shows it, its calls and its outcome. Never
   * throws.
   */
  readonly runCell: (source: string) => Promise<Outcome>;
  /** Cells that run in the background. */
  readonly jobs: Jobs;
  /** Whether a line is shown for every call. */
  readonly callLines: { shown: boolean };
  /** The value of the cell before, and of an expression given to a command. */
  readonly last: () => unknown;
  readonly evaluate: (source: string) => Promise<unknown>;
  /** Tells the user at once, while the command goes on; the answer comes at its end. */
  readonly say: (text: string) => void;
  /** Ends the program once the command is done. */
  readonly exit: () => void;
  readonly signal: AbortSignal;
}

/** A line to try, and what it shows. Those that need nothing are run by a test, in the sandbox. */
export interface Example {
  readonly line: string;
  readonly shows: string;
  /** What the sandbox alone doesn't have: `an SSO portal`. */
  readonly needs?: string;
}

/** A dot-command: its manual and what it does, in one place. */
export interface Command {
  /** Without the dot. */
  readonly name: string;
  /** Other names that do the same. */
  readonly aliases?: readonly string[];
  readonly usage: string;
  readonly summary: string;
  /** Shown by `.help name`, one paragraph a string. */
  readonly details?: readonly string[];
  readonly examples?: readonly Example[];
  /** What follows the name is a cell, which may go on over several lines. */
  readonly takesCell?: true;
  /** What the word being typed could become. */
  readonly complete?: (
    word: string,
    session: Session,
    capabilities: Capabilities,
  ) => readonly string[];
  /** `words` are the words after the name, `rest` the same as one text. */
  run(
    words: readonly string[],
    context: CommandContext,
    rest: string,
  ): Promise<Answer | string | undefined> | Answer | string | undefined;
}

/** Gives a command its type. */
export function defineCommand(command: Command): Command {
  return command;
}

/** The names and patterns that are several places: `a,b` or `eu-*`; undefined for one name. */
export function severalIn(words: readonly string[]): string[] | undefined {
  const names = words.flatMap((word) => word.split(',')).filter((name) => name !== '');
  return names.length > 1 || names.some((name) => name.includes('*')) ? names : undefined;
}

/** Values as the text of files, for commands that write them. */
export const files = { endings: fileEndings, text: fileText, rows: rowCount };

/**
 * What a command is to show: `Out[n]` for a bare number, else what an expression comes to, or
 * without either the last result. What lists its elements as they are asked for, lists them all.
 */
export async function chosen(rest: string, context: CommandContext): Promise<unknown> {
  const isNumber = /^\d+$/.test(rest);
  const value =
    rest === '' || isNumber
      ? context.output(isNumber ? Number(rest) : undefined)
      : await context.evaluate(rest);
  if (value === undefined && rest === '') throw new UsageError('there is no result yet');
  return isListing(value) || isCollection(value) ? value.toArray() : value;
}

/** A command that shows a result, or the value of an expression, in one format. */
export function formatCommand(format: Exclude<Format, 'auto'>, as: string): Command {
  return defineCommand({
    name: format,
    usage: `.${format} [n | expression]`,
    summary: `Show the last result, that of cell n or an expression's, as ${as}`,
    examples: [
      { line: `.${format}`, shows: `the last result as ${as}` },
      { line: `.${format} 3`, shows: `that of cell 3, Out[3], as ${as}` },
      { line: `.${format} ec2.describeVpcs()`, shows: `the answer as ${as}` },
    ],
    async run(_words, context, rest) {
      return { value: await chosen(rest, context), format };
    },
  });
}
