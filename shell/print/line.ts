import { ago, stamp } from '../../helpers/text/ago.ts';
import { scalar, telling } from './cell.ts';
import { type Item, member } from './record.ts';

/** A date with its age: `2026-11-22 15:04:05Z · 41 d ago`. */
export function datedText(date: Date, now: Date): string {
  const age = ago(date, now);
  if (age === '') return stamp(date);
  return `${stamp(date)} · ${age.startsWith('in ') ? age : `${age} ago`}`;
}

/** A small record of scalars in one line, of these members. */
export function lineOf(record: Item, names: readonly string[]): string {
  const text = (name: string) => scalar(member(record, name));
  if (isTag(names)) return `${text('Key')} = ${text('Value')}`;
  const told = telling(record);
  if (told !== undefined) return names.includes('Code') ? `${told} (${text('Code')})` : told;
  return names.map((name) => `${name} ${text(name)}`).join(' · ');
}

/** True for the members of a tag. */
export function isTag(names: readonly string[]): boolean {
  return names.length === 2 && names.includes('Key') && names.includes('Value');
}
