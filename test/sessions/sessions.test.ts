/**
 * The transcripts beside this file are played: what their `type` blocks hold is typed, and each
 * `screen` block must come to be what is on the screen.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import { keys, story } from '../support/stories.ts';

const folder = fileURLToPath(new URL('../../../test/sessions', import.meta.url));

const signs: Readonly<Record<string, string>> = {
  '⏎': keys.enter,
  '⇥': keys.tab,
  '⎋': keys.esc,
  '↑': keys.up,
  '↓': keys.down,
  '→': keys.right,
  '←': keys.left,
};

for (const file of readdirSync(folder).filter((name) => name.endsWith('.md'))) {
  const text = readFileSync(join(folder, file), 'utf8');
  const title = /^# (.*)$/m.exec(text)?.[1] ?? file;
  story(
    `${file}: ${title}`,
    async (terminal) => {
      for (const [, kind, body = ''] of text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)) {
        if (kind === 'type') terminal.type(typed(body));
        if (kind === 'paste') terminal.type(keys.paste(body));
        if (kind === 'screen') await terminal.until(pattern(body));
      }
    },
    { columns: 80, rows: 40 },
  );
}

/** Rows of a `type` block are there to be read: only its signs are keys. `⌃C` is Ctrl-C. */
function typed(body: string): string {
  return body
    .replaceAll('\n', '')
    .replace(/⌃(\S)/g, (_, letter: string) => keys.ctrl(letter))
    .replace(/[⏎⇥⎋↑↓→←]/g, (sign) => signs[sign] ?? '');
}

/** The whole screen. Times vary, and so does what a row that ends in `⋯` goes on with. */
function pattern(body: string): RegExp {
  const rows = body
    .trimEnd()
    .split('\n')
    .map((row) => {
      const exact = row.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\d+ ms/g, '\\d+ ms');
      return exact.endsWith('⋯') ? `${exact.slice(0, -1)}.*` : `${exact} *`;
    });
  return new RegExp(`^${rows.join('\n')}$`);
}

test.run();
