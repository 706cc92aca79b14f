import { paragraphsOf } from './html-text.ts';

/** A filter that a listing takes, as AWS documents it. */
export interface FilterEntry {
  readonly name: string;
  /** What it selects by, in a sentence. */
  readonly description: string;
  /** The values it can have, where AWS lists them. */
  readonly values: readonly string[];
}

/** Reads the filters out of the documentation of a `Filters` member: a list, an item each. */
export function filtersIn(html: string): FilterEntry[] {
  const items = html.split(/<li>/).slice(1);
  return items.flatMap((item) => {
    const own = item.split('</li>')[0] ?? '';
    const [, name, rest = ''] = /^\s*(?:<p>)?\s*<code>([^<]+)<\/code>([\s\S]*)$/.exec(own) ?? [];
    if (name === undefined || /[\s|]/.test(name.trim())) return [];
    const description = (paragraphsOf(rest)[0] ?? '').replace(/^[-–—:\s]+/, '');
    return [{ name: name.trim(), description, values: valuesIn(rest) }];
  });
}

/** `(<code>pending</code> | <code>running</code>)`, and true or false where it says Boolean. */
function valuesIn(html: string): string[] {
  const text = html.replace(/\s+/g, ' ');
  const run = /<code>[^<]*<\/code>(?:\s*(?:\||,(?: or)?|or)\s*<code>[^<]*<\/code>)+/.exec(text);
  if (run)
    return [...run[0].matchAll(/<code>([^<]*)<\/code>/g)].map(([, value = '']) => value.trim());
  return /\bBoolean\b|\bindicates whether\b/i.test(text) ? ['true', 'false'] : [];
}
