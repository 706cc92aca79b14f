import type { Candidate, Completion } from './completion.ts';
import type { Place } from './document/place.ts';
import { builtinGlobals } from './document/project.ts';
import { inTime } from './in-time.ts';
import { describe } from './items/describe.ts';
import { fromIndex } from './items/from-index.ts';
import { fromTypes, type Typed } from './items/from-types.ts';
import { fitting } from './items/match.ts';
import { nameCandidates } from './items/names.ts';
import type { ServiceCatalogue } from './sdk/services.ts';
import type { Surroundings } from './surroundings.ts';
import { libraryNames, type TypeService } from './type-service.ts';

/** Where completion of TypeScript knows from what it offers. */
export interface Knowledge {
  readonly services: ServiceCatalogue;
  readonly types: TypeService;
  readonly isTaken: (name: string) => boolean;
}

/** Completes TypeScript: from its language server, and from what is there without. */
export class SourceCompleter {
  readonly #around: Surroundings;
  readonly #knowledge: Knowledge;

  constructor(around: Surroundings, knowledge: Knowledge) {
    this.#around = around;
    this.#knowledge = knowledge;
  }

  /** What could stand at a place. Answers soon: what takes longer comes as `more`. */
  async complete(source: string, place: Place, signal: AbortSignal): Promise<Completion> {
    // While the server reads the types, what is there without it is shown at once.
    const soon = this.#knowledge.types.isWarm ? undefined : this.#without(place);
    // Nobody may be waiting any more when the session ends meanwhile.
    const full = this.#full(source, place, signal).catch(() => nothingAt(place));
    const loading = await soon;
    if (loading && loading.items.length > 0) return { ...loading, more: full };
    const first = await inTime(full);
    return first ?? { ...(await this.#without(place)), more: full };
  }

  async #without(place: Place): Promise<Completion> {
    const { from, to, word } = place;
    return { from, to, items: fitting(await this.#withoutTypes(place), word) };
  }

  async #full(source: string, place: Place, signal: AbortSignal): Promise<Completion> {
    const { from, to, word } = place;
    const { services, isTaken, types } = this.#knowledge;
    const around = { questions: types.questions, services, isTaken };
    const typed = await fromTypes(source, place, around, signal);
    const items = fitting(await this.#merged(typed, place), word);
    return {
      from,
      to,
      items,
      describe: (item) => describe(item, place, typed, around),
    };
  }

  async #merged(typed: Typed | undefined, place: Place): Promise<readonly Candidate[]> {
    if (!typed) return this.#withoutTypes(place);
    const { candidates } = typed;
    if (place.kind === 'member' && candidates.length === 0) return this.#withoutTypes(place);
    if (place.kind !== 'name') return candidates;
    const own = await this.#names();
    const known = new Set(own.map(({ text }) => text));
    const local = candidates.filter(
      ({ text, kind }) => kind === 'value' || (typed.items.get(text)?.sortText ?? '15') < '15',
    );
    const others = candidates.filter((each) => !known.has(each.text) && !local.includes(each));
    return [...local, ...own, ...others];
  }

  /** What is known while TypeScript is silent: the declarations' text, names, data looked at. */
  async #withoutTypes(place: Place): Promise<readonly Candidate[]> {
    if (place.kind === 'name') return this.#names();
    const { services, isTaken } = this.#knowledge;
    const found = await fromIndex(place, services, isTaken);
    if (found || place.kind !== 'member' || !isPath(place.of)) return found ?? [];
    const members = await this.#around.members(place.of);
    return [...members].sort().map((text) => ({ text, kind: 'member' }));
  }

  async #names(): Promise<Candidate[]> {
    const { services, types } = this.#knowledge;
    const session = [...new Set([...(await this.#around.names()), ...types.document.names])];
    const library = libraryNames(services, this.#around.preloaded);
    const helpers = [...library, 'session', 'pause', 'In', 'Out', '_', '_error', 'it'];
    return nameCandidates({ session, helpers, services, builtins: builtinGlobals() });
  }
}

function nothingAt({ from, to }: Place): Completion {
  return { from, to, items: [] };
}

/** A path of plain names and numbers, which can be followed in data without running anything. */
function isPath(of: string | undefined): of is string {
  return of !== undefined && /^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*|\[\d+\])*$/.test(of);
}
