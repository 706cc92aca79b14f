import type { Candidate } from '../completion.ts';
import type { Place } from '../document/place.ts';
import { filtersIn } from '../sdk/filters.ts';
import { filterValues } from '../sdk/operation-at.ts';
import type { ServiceCatalogue } from '../sdk/services.ts';
import type { ServerItem } from '../server/protocol.ts';
import type { Questions } from '../server/questions.ts';
import { filterCandidate } from './from-index.ts';
import { candidateOf, isDeprecated, isHidden } from './from-server.ts';
import { asHandleMember, byText, orderHandle, orderMembers } from './order.ts';

/** Candidates, and what the server said of each, for questions about one of them. */
export interface Typed {
  readonly candidates: readonly Candidate[];
  readonly items: ReadonlyMap<string, ServerItem>;
}

export interface TypesAround {
  readonly questions: Questions;
  readonly services: ServiceCatalogue;
  readonly isTaken: (name: string) => boolean;
}

/** What could stand at a place as TypeScript sees it; undefined when the server has no answer. */
export async function fromTypes(
  source: string,
  place: Place,
  around: TypesAround,
  signal: AbortSignal,
): Promise<Typed | undefined> {
  const filters = await filtersHere(source, place, around, signal);
  if (filters) return { candidates: filters, items: new Map() };
  const answer = await around.questions.items(source, place.cursor, signal);
  if (!answer) return undefined;
  const kept = answer.filter((item) => !isHidden(item));
  if (place.kind === 'nothing' || place.kind === 'specifier') return undefined;
  const kind = place.kind;
  const pairs = kept.map((item) => [candidateOf(item, kind), item] as const);
  const items = new Map(pairs.map(([{ text }, item]) => [text, item]));
  const current = pairs.filter(([, item]) => !isDeprecated(item));
  const old = pairs.filter(([, item]) => isDeprecated(item));
  const sorted = await Promise.all(
    [current, old].map((some) =>
      ordered(
        some.map(([each]) => each),
        place,
        around,
        items,
      ),
    ),
  );
  return { candidates: sorted.flat(), items };
}

async function ordered(
  candidates: Candidate[],
  place: Place,
  { services, isTaken }: TypesAround,
  items: ReadonlyMap<string, ServerItem>,
): Promise<Candidate[]> {
  if (place.kind === 'name') return orderNames(candidates, items);
  if (place.kind === 'string') return candidates.sort(byText);
  const [, root = '', group] = /^(\w+)(\.(?:pages|items|wait|watch))?$/.exec(place.of ?? '') ?? [];
  const types = isTaken(root) ? undefined : services.typesOf(root);
  if (place.kind !== 'member' || !types) return orderMembers(candidates);
  if (group) {
    const labelled = candidates.map(
      (each): Candidate => ({ ...each, kind: 'operation', label: `${each.text}(input?)` }),
    );
    return labelled.sort(byText);
  }
  const operations = await types.operations();
  return orderHandle(candidates.map((each) => asHandleMember(each, operations)));
}

/** Values that fit come first, then what is local, then the rest; words of the language last. */
function orderNames(candidates: Candidate[], items: ReadonlyMap<string, ServerItem>): Candidate[] {
  const rank = ({ text, kind }: Candidate): number => {
    if (kind === 'value') return 0;
    if (kind === 'keyword') return 3;
    return (items.get(text)?.sortText ?? '15') < '15' ? 1 : 2;
  };
  return candidates.sort((one, other) => rank(one) - rank(other) || byText(one, other));
}

/** Names and values of filters, which the types have as plain text. */
async function filtersHere(
  source: string,
  { kind, call }: Place,
  { questions, services }: TypesAround,
  signal: AbortSignal,
): Promise<Candidate[] | undefined> {
  const [first, second] = call?.path.slice(-2) ?? [];
  if (kind !== 'string' || !call || first !== 'Filters' || !/^(Name|Values)$/.test(second ?? '')) {
    return undefined;
  }
  const at = source.lastIndexOf('Filters', call.keyAt);
  const filters = filtersIn((await questions.hover(source, at + 1, signal)) ?? '');
  if (filters.length === 0) return undefined;
  if (second === 'Name') return filters.map(filterCandidate);
  const types = services.typesOf(/^\w+/.exec(call.callee)?.[0] ?? '');
  return (await filterValues(filters, call, types)).map((text) => ({ text, kind: 'value' }));
}
