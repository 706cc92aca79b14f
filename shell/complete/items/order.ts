import type { Candidate } from '../completion.ts';

/** What a handle has besides operations and resources. */
const groups = new Set(['pages', 'items', 'wait', 'watch', 'resource', 'client', 'session']);
const helpers = new Set([...groups, 'service', 'operation', 'presign', 'presignPost']);

/** Members of a service's handle as what they are: operations, resources, helpers. */
export function asHandleMember(
  candidate: Candidate,
  operations: ReadonlyMap<string, { readonly isOptional: boolean }>,
): Candidate {
  const { text } = candidate;
  const operation = operations.get(text);
  if (operation) {
    const label = `${text}(${operation.isOptional ? 'input?' : 'input'})`;
    return { ...candidate, kind: 'operation', label };
  }
  if (helpers.has(text)) return { ...candidate, kind: 'helper' };
  return {
    ...candidate,
    kind: 'resource',
    ...(/^[A-Z]/.test(text) ? { label: `${text}(id)` } : {}),
  };
}

/** Operations, then resources, then helpers; each in the alphabet's order. */
export function orderHandle(candidates: readonly Candidate[]): Candidate[] {
  const ranks = ['operation', 'resource', 'helper'];
  const rank = ({ kind }: Candidate): number => ranks.indexOf(kind);
  return [...candidates].sort((one, other) => rank(one) - rank(other) || byText(one, other));
}

/** Members in the alphabet's order: what the call needs first, what AWS adds for itself last. */
export function orderMembers(candidates: readonly Candidate[]): Candidate[] {
  const rank = ({ required, text }: Candidate): number =>
    required ? 0 : text.startsWith('$') ? 2 : 1;
  return [...candidates].sort((one, other) => rank(one) - rank(other) || byText(one, other));
}

/**
 * As a person sorts: digits by their value, sizes of machines from nano to metal, so that `m5.large`
 * comes before `m5.2xlarge` and that before `m5.12xlarge`.
 */
export function byText(one: Candidate, other: Candidate): number {
  return collator.compare(sizeAsNumber(one.text), sizeAsNumber(other.text));
}

const collator = new Intl.Collator('en', { numeric: true });
const sizes = ['nano', 'micro', 'small', 'medium', 'large', 'xlarge'];

function sizeAsNumber(text: string): string {
  const [, family, size = '', times] = /^(['"]?[a-z]\S*\.)((\d*)x?[a-z]+)/.exec(text) ?? [];
  if (family === undefined) return text;
  const rank = sizes.indexOf(size.replace(/^\d+/, ''));
  if (rank === -1) return size.startsWith('metal') ? `${family}9999${size}` : text;
  return `${family}${rank + Number(times || 0)}`;
}
