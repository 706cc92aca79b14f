import { ConfigError } from '../errors.ts';

/** One `key = value` of a file, and where it stands. */
export interface Setting {
  readonly value: string;
  readonly file: string;
  /** Line in the file, from 1. */
  readonly line: number;
  /** Indented keys below a key without a value, as in `s3 =`. Empty for most settings. */
  readonly nested: ReadonlyMap<string, string>;
}

/** One `[header]` and what follows it. */
export interface Section {
  readonly header: string;
  readonly line: number;
  readonly settings: Map<string, Setting>;
}

/**
 * Reads the text of an AWS config or credentials file. Keys are in lower case, values without
 * comments. A line that is none of header, setting, comment or blank is a {@link ConfigError};
 * what it says is not repeated beyond its key, since it may hold a secret.
 *
 * Format: https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export function parseIni(text: string, file: string): Section[] {
  const sections: Section[] = [];
  let parent: Map<string, string> | undefined;

  for (const [index, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = index + 1;
    const content = raw.replace(/(^|\s)[#;].*$/, '').trim();
    if (content === '') continue;

    if (content.startsWith('[')) {
      sections.push({ header: readHeader(content, file, line), line, settings: new Map() });
      parent = undefined;
      continue;
    }

    const [key, value] = readSetting(content, file, line);
    const section = sections.at(-1);
    if (!section) throw new ConfigError(`${key} stands before the first [section]`, { file, line });
    if (parent && /^\s/.test(raw)) {
      parent.set(key, value);
      continue;
    }
    const nested = new Map<string, string>();
    section.settings.set(key, { value, file, line, nested });
    parent = value === '' ? nested : undefined;
  }
  return sections;
}

function readHeader(content: string, file: string, line: number): string {
  const header = /^\[([^\]]*)\]$/.exec(content)?.[1]?.trim();
  if (header) return header;
  const problem = content.includes(']') ? 'no section header' : 'a section without its closing ]';
  throw new ConfigError(problem, { file, line }, { hint: 'write [default] or [profile name]' });
}

function readSetting(content: string, file: string, line: number): [key: string, value: string] {
  const equals = content.indexOf('=');
  if (equals === 0) throw new ConfigError('a key is missing before =', { file, line });
  if (equals < 0) {
    throw new ConfigError(
      `${keyOf(content)} has no = after it`,
      { file, line },
      {
        hint: 'lines are key = value, [profile name], or a # comment',
      },
    );
  }
  return [content.slice(0, equals).trim().toLowerCase(), content.slice(equals + 1).trim()];
}

/** The key of a line that is none; not more, since secrets get pasted into these files. */
function keyOf(content: string): string {
  return /^[a-z_]{1,40}(?=\s|$)/.exec(content)?.[0] ?? 'this line';
}
