import type { Completion, Hint, Mistake } from './completion.ts';
import { placeAt } from './document/place.ts';
import { isInComment } from './document/tokens.ts';
import { documentationOf } from './documentation.ts';
import { hintAt } from './hint.ts';
import { commandPlace, completeCommand, takesExpression } from './items/commands.ts';
import { fitting } from './items/match.ts';
import { specifiersAt } from './items/specifiers.ts';
import { LiveNames, withNames } from './live/live-names.ts';
import { mistakesIn } from './mistakes.ts';
import { ServiceCatalogue } from './sdk/services.ts';
import { serverExecutable } from './server/executable.ts';
import { SourceCompleter } from './source-completer.ts';
import type { PastCell, Surroundings } from './surroundings.ts';
import { TypeService } from './type-service.ts';

/** Longer sources are pasted data: nothing is completed in them. */
const longest = 100_000;

/**
 * Completion, hints and mistakes of one session. Nothing typed is evaluated for them: what is known
 * comes from TypeScript, from the text of the packages' declarations, and from data that is there.
 */
export class Completer {
  readonly #around: Surroundings;
  readonly #program: string | undefined;
  readonly services = new ServiceCatalogue();
  readonly #sources: SourceCompleter;
  #remembered = 0;
  #types: TypeService | undefined;
  #asking = new AbortController();
  #hinting = new AbortController();
  /** What a person can turn off. */
  readonly #parts = { live: true, mistakes: true };
  readonly #live: LiveNames;

  /** `program` is the language server, where it is another than TypeScript's own, or none. */
  constructor(
    around: Surroundings,
    { program }: { readonly program: string | undefined } = { program: serverExecutable() },
  ) {
    this.#around = around;
    this.#program = program;
    this.#live = new LiveNames(around.session, (variable) =>
      this.isTaken(variable) ? undefined : this.services.variables.get(variable)?.name,
    );
    this.#sources = new SourceCompleter(around, this);
  }

  /** TypeScript's view of the session as it is; the first mention starts its server. */
  get types(): TypeService {
    const { services } = this;
    this.#types ??= new TypeService({
      services,
      preloaded: this.#around.preloaded,
      program: this.#program,
      onGone: this.#tellGone,
    });
    const { cells } = this.#around;
    if (this.#remembered === cells.length) return this.#types;
    for (; this.#remembered < cells.length; this.#remembered += 1) {
      const cell = cells[this.#remembered];
      if (cell) this.#remember(cell, this.#types);
    }
    this.#types.settle();
    return this.#types;
  }

  /** Gets ready for the first question, which would else wait for a second. */
  async warmUp(): Promise<void> {
    await this.types.load();
  }

  /** What could stand at `cursor` in `source`. Answers soon: what takes longer comes as `more`. */
  async complete(source: string, cursor: number): Promise<Completion> {
    this.#asking.abort();
    this.#asking = new AbortController();
    const nothing = { from: cursor, to: cursor, items: [] };
    if (source.length > longest) return nothing;
    const { commands, session } = this.#around;
    const command = commandPlace(source.slice(0, cursor), commands);
    if (command && !(command.command && takesExpression(command.command))) {
      const found = completeCommand(command, commands, session());
      return found.items.length > 0 || command.command ? found : this.#continued(source, cursor);
    }
    if (!command && /^\s*\??\.\D/.test(source)) return this.#continued(source, cursor);
    return this.#completeTypeScript(command ? blanked(source) : source, cursor);
  }

  /** One line about where the cursor is. */
  hint(source: string, cursor: number): Promise<Hint | undefined> {
    this.#hinting.abort();
    this.#hinting = new AbortController();
    if (source.length > longest || /^\s*\.[a-z]/.test(source)) return Promise.resolve(undefined);
    return hintAt(source, placeAt(source, cursor), this, this.#hinting.signal);
  }

  /** What TypeScript would refuse in a cell that would send a request. */
  async mistakes(source: string): Promise<readonly Mistake[]> {
    const isAsked = this.#parts.mistakes && source.length <= longest;
    if (!isAsked || /^\s*\./.test(source) || this.#around.places().length > 1) return [];
    return this.#types?.isWarm ? mistakesIn(source, this, await this.#around.names()) : [];
  }

  /** The type of an expression, as TypeScript writes it. */
  typeOf(expression: string): Promise<string | undefined> {
    return this.types.questions.typeOf(expression);
  }

  /** The documentation of what an expression names, in lines of `width` columns. */
  docOf(expression: string, width: number): Promise<string | undefined> {
    return documentationOf(expression, width, this);
  }

  /** Turns a part on or off; says whether it is on. */
  turn(part: 'live' | 'mistakes', on?: boolean): boolean {
    if (on !== undefined) this.#parts[part] = on;
    return this.#parts[part];
  }

  /** True for a name that a cell has made, which hides a service. */
  readonly isTaken = (name: string): boolean => this.types.document.names.includes(name);

  close(): void {
    this.#types?.close();
  }

  #remember({ outcome }: PastCell, types: TypeService): void {
    const { cell, source, status, value } = outcome;
    if (status !== 'ok' || source.length > longest) return;
    if (/^\s*\.use\b/.test(source)) types.refresh();
    const isCommand = commandPlace(`${source} `, this.#around.commands)?.command !== undefined;
    const goesOn = /^\s*\??\.\s*[\w$]/.test(source) && !isCommand;
    types.remember(cell, goesOn ? `_${source.trimStart()}` : source, value !== undefined);
  }

  /** `.Reservations`: a line that goes on with the last result. */
  async #continued(source: string, cursor: number): Promise<Completion> {
    const dot = source.indexOf('.');
    const spliced = `${source.slice(0, dot)}_${source.slice(dot)}`;
    return oneBefore(await this.#completeTypeScript(spliced, cursor + 1));
  }

  async #completeTypeScript(source: string, cursor: number): Promise<Completion> {
    const place = placeAt(source, cursor);
    const { from, to, word } = place;
    if (place.kind === 'nothing' || isInComment(source, cursor)) return { from, to, items: [] };
    if (place.kind === 'specifier') {
      const items = fitting(specifiersAt(word, process.cwd(), this.services), word);
      return { from, to, items };
    }
    const found = this.#sources.complete(source, place, this.#asking.signal);
    if (place.kind !== 'string' || !this.#parts.live) return found;
    return withNames(found, this.#live.at(source, place));
  }

  readonly #tellGone = (): void => {
    this.#around.say?.(
      'TypeScript’s language server can’t be started here: completion knows operations and their members, not the types of your variables',
    );
  };
}

/** The same completion where one letter less stands before it. */
function oneBefore(found: Completion): Completion {
  const more = found.more?.then(oneBefore);
  return { ...found, from: found.from - 1, to: found.to - 1, ...(more ? { more } : {}) };
}

/** The expression that a command is given, with blanks for the command so that offsets stay. */
function blanked(source: string): string {
  return source.replace(/^\s*\.\S+/, (command) => ' '.repeat(command.length));
}
