import type { Effect } from '../../helpers/index.ts';
import { count } from '../../helpers/text/count.ts';
import { safeLine } from '../../helpers/text/safe.ts';
import type { Mentioned } from './mentioned.ts';
import type { Snippet } from './snippet.ts';

/** The calls of each cell of a snippet, told from its text. */
export type Plan = readonly (readonly Mentioned[])[];

/** True where a cell may do more than read, as far as its text tells. */
export function mayChange(plan: Plan): boolean {
  return plan.flat().some(({ effect }) => effect !== undefined && !isRead(effect));
}

/** What a snippet does, in a line: `reads DescribeInstances; changes StopInstances`. */
export function summary(plan: Plan): string {
  const all = plan.flat();
  const effects: Effect[] = ['reads', 'reads secrets', 'changes', 'destroys', 'grants'];
  const parts = effects.flatMap((effect) => {
    const operations = new Set(all.filter((each) => each.effect === effect).map(operationText));
    return operations.size > 0 ? [`${effect} ${[...operations].join(', ')}`] : [];
  });
  const unknown = all.filter(({ effect }) => effect === undefined).length;
  if (unknown > 0) parts.push(`${count(unknown, 'call')} of which nothing is known`);
  return safeLine(parts.join('; ') || 'calls nothing of AWS');
}

/** The cells of a snippet from a number on, with their calls, as `--dry` lists them. */
export function planText({ steps }: Snippet, plan: Plan, from: number): string {
  const [first = [], ...others] = plan;
  const asked = first.length > 0 ? ['0  Its parameters', ...first.map(callText)] : [];
  const rows = steps.slice(from - 1).flatMap(({ title, source }, index) => {
    const number = from + index;
    const calls = (others[number - 1] ?? []).map(callText);
    const name = safeLine(title || (source.split('\n')[0] ?? ''));
    return [`${number}  ${name}`, ...(calls.length > 0 ? calls : ['     no call'])];
  });
  const all = [first, ...others.slice(from - 1)];
  return [...asked, ...rows, '', summary(all), 'Told from the text: nothing was sent.'].join('\n');
}

function callText(mention: Mentioned): string {
  const { text, effect } = mention;
  const what = effect === undefined ? 'unknown' : `${effect}  ${operationText(mention)}`;
  return safeLine(`     ${text.padEnd(44)} ${what}`);
}

/** `StopInstances`; several that it may be as `DeleteVpc or DeleteSubnet or 12 more`. */
function operationText({ operations, text }: Mentioned): string {
  const [first = text, second, ...more] = operations;
  if (second === undefined) return first;
  return [first, second, ...(more.length > 0 ? [`${more.length} more`] : [])].join(' or ');
}

function isRead(effect: Effect): boolean {
  return effect === 'reads' || effect === 'reads secrets';
}
