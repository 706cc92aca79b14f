import type { Session } from '../../../helpers/index.ts';
import type { Candidate, Completion } from '../completion.ts';
import { filesAt } from './files.ts';
import { fitting } from './match.ts';

/** A dot-command as completion knows it. */
export interface CompletedCommand {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly aliases?: readonly string[];
  readonly complete?: (word: string, session: Session) => readonly string[];
}

/** What is typed of a dot-command: its name, or an argument. */
export interface CommandPlace {
  readonly command?: CompletedCommand;
  readonly word: string;
  readonly from: number;
}

/** Reads a line that begins with a dot, up to the cursor; undefined for every other line. */
export function commandPlace(
  typed: string,
  commands: readonly CompletedCommand[],
): CommandPlace | undefined {
  const [, name] = /^\s*\.([\w?]*)$/.exec(typed) ?? [];
  if (name !== undefined) return { word: `.${name}`, from: typed.length - name.length - 1 };
  const [, called, word = ''] = /^\s*\.([\w?]+)\s(?:.*\s)?(\S*)$/s.exec(typed) ?? [];
  const command = commands.find(
    (each) => each.name === called || each.aliases?.includes(called ?? ''),
  );
  return command && { command, word, from: typed.length - word.length };
}

/** True for a command that goes on with an expression, which is completed as any is. */
export function takesExpression({ usage }: CompletedCommand): boolean {
  return /\bexpr(ession)?\b/.test(usage);
}

/** True for a command whose argument is a file. */
function takesFile({ usage }: CompletedCommand): boolean {
  return /\b(file|path)\b|\.(ts|ipynb|md|json|csv)\b/.test(usage);
}

/** Names of commands, or what a command says its argument could be. */
export function completeCommand(
  { command, word, from }: CommandPlace,
  commands: readonly CompletedCommand[],
  session: Session,
): Completion {
  const to = from + word.length;
  if (!command) {
    const all = commands.map(
      ({ name, summary }): Candidate => ({ text: `.${name}`, kind: 'command', detail: summary }),
    );
    const sorted = all.sort((one, other) => (one.text < other.text ? -1 : 1));
    return { from, to, items: fitting(sorted, word) };
  }
  const own = (command.complete?.(word, session) ?? []).map(
    (text): Candidate => ({ text, kind: 'value' }),
  );
  const files = takesFile(command) ? filesAt(word, process.cwd()) : [];
  return { from, to, items: fitting([...own, ...files], word) };
}
