import { isAwshError } from '../../helpers/errors.ts';
import { safeLine } from '../../helpers/text/safe.ts';
import { entries, find } from './library.ts';
import { optionOf } from './parameter.ts';
import { readSnippet, type Snippet } from './snippet.ts';

/** A snippet as it is listed: for a table, and for other programs as JSON. */
export interface Listed {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly origin: string;
  readonly path: string;
  readonly cells: number;
  readonly parameters: readonly object[];
  /** Why it can't be played. */
  readonly fault?: string;
}

/** The snippets that have every word in name, title, description or tags. */
export async function listed(words: readonly string[]): Promise<Listed[]> {
  const all = await Promise.all((await entries()).map(({ name }) => listedOne(name)));
  const wanted = words.map((word) => word.toLowerCase());
  return all.filter(({ name, title, description, tags }) => {
    const text = [name, title, description, ...tags].join(' ').toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** The rows of the table that `.snippets` shows. */
export function rowsOf(all: readonly Listed[]): object[] {
  return all.map(({ name, title, origin, tags, fault }) => ({
    name,
    'what it does': safeLine(fault ?? title),
    tags: safeLine(tags.join(' ')),
    from: origin === 'yours' ? 'you' : 'awsh',
  }));
}

async function listedOne(name: string): Promise<Listed> {
  const found = await find(name);
  const { origin, path } = found;
  try {
    return listedOf(readSnippet(found));
  } catch (error) {
    if (!isAwshError(error)) throw error;
    const none = { title: '', description: '', tags: [], cells: 0, parameters: [] };
    return { name, origin, path, ...none, fault: error.message };
  }
}

function listedOf(snippet: Snippet): Listed {
  const { name, title, description, tags, origin, path, steps, parameters } = snippet;
  return {
    name,
    title,
    description,
    tags,
    origin,
    path,
    cells: steps.length,
    parameters: parameters.map(({ pattern, ...rest }) => ({
      ...rest,
      option: optionOf(rest),
      ...(pattern ? { pattern: pattern.source.slice(4, -2) } : {}),
    })),
  };
}
