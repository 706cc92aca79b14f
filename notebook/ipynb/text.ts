import type { Json } from '../document.ts';

/** A text that may be written as a list of its lines; undefined for what is neither. */
export function joined(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return undefined;
  let text = '';
  for (const line of value) {
    if (typeof line !== 'string') return undefined;
    text += line;
  }
  return text;
}

/** A text as the list of its lines, each with its `\n`: a change of one line shows as one. */
export function lines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}
