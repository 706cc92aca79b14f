import type { Candidate, CandidateKind } from '../completion.ts';
import type { ServerItem } from '../server/protocol.ts';

/** Kinds of the protocol that can be called. */
const callable = new Set([2, 3, 4]);
const keyword = 14;
const value = new Set([12, 20, 21]);

/** What an item of the server's is, as far as it says so itself. */
export function candidateOf(
  item: ServerItem,
  place: 'key' | 'member' | 'name' | 'string',
): Candidate {
  const name = item.insertText ?? item.filterText ?? item.label.replace(/\?$/, '');
  const text = place === 'string' ? name.replace(/^['"]|['"]$/g, '') : name;
  const kind = kindOf(item, place);
  const isRequired = place === 'key' && !item.label.endsWith('?') && kind === 'member';
  const label = callable.has(item.kind ?? 0) && place !== 'string' ? `${text}()` : undefined;
  return {
    text,
    kind,
    ...(label === undefined ? {} : { label }),
    ...(item.detail ? { detail: item.detail } : {}),
    ...(isRequired ? { required: true } : {}),
  };
}

/** True for what AWS has deprecated: it comes last. */
export function isDeprecated({ deprecated, tags }: ServerItem): boolean {
  return deprecated === true || tags?.includes(1) === true;
}

/** Members that a person seldom wants: those of symbols, of promises, and what AWS keeps to itself. */
export function isHidden({ label, insertText = label }: ServerItem): boolean {
  return /^\??\.?\[|^__|^_[a-z]|^#/.test(insertText) || /^\[|^__/.test(label);
}

function kindOf({ kind = 0, label }: ServerItem, place: string): CandidateKind {
  if (place === 'string') return 'value';
  if (kind === keyword) return 'keyword';
  if (value.has(kind) || /^['"\d]/.test(label)) return 'value';
  return place === 'name' ? 'variable' : 'member';
}
