/** Files made to do harm: an error in words or harmless cells, quickly, and nothing else changed. */

import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { UsageError } from '../../helpers/errors.ts';
import { type NotebookFormat, readNotebook, writeNotebook } from '../../notebook/index.ts';

const formats: readonly NotebookFormat[] = ['md', 'ts', 'ipynb'];

/** Reads and writes a text, or tells why it can't be read. */
function through(text: string, format: NotebookFormat): string {
  try {
    return writeNotebook(readNotebook(text, format), format, { like: text });
  } catch (error) {
    if (error instanceof UsageError) return `error: ${error.message}`;
    throw error;
  }
}

const lots = 100_000;
const header = (yaml: string) => `---\n${yaml}\n---\n\ntext\n`;
const aliases = Array.from({ length: 12 }, (_, at) =>
  at === 0 ? 'a0: &a0 [x,x,x,x,x,x,x,x,x]' : `a${at}: &a${at} [${`*a${at - 1},`.repeat(9)}]`,
).join('\n');

const texts: Readonly<Record<string, string>> = {
  'deep YAML': header(`a: ${'['.repeat(lots)}${']'.repeat(lots)}`),
  'YAML that grows': header(aliases),
  'YAML with tags': header('a: !!js/function "function () { globalThis.harm = 1 }"'),
  'deep metadata of a fence': `\`\`\`ts {"a":${'['.repeat(lots)}${']'.repeat(lots)}}\nx\n\`\`\`\n`,
  'deep metadata of a mark': `// %% a=${'['.repeat(lots)}${']'.repeat(lots)}\n`,
  'deep metadata of a comment': `<!-- cell {"a":${'['.repeat(lots)}${']'.repeat(lots)}} -->\n`,
  'many backticks': '`'.repeat(lots),
  'many fences': '```ts\n'.repeat(lots),
  'many open comments': '<!--\n'.repeat(lots),
  'many marks': '// %% [markdown]\n'.repeat(10_000),
  'a mark of many pairs': `// %% ${'a= '.repeat(5_000)}`,
  'one long line': 'x '.repeat(2_000_000),
  'many dashes': '---\n'.repeat(lots),
  'many commented dashes': '// ---\n'.repeat(lots),
  'null bytes': '\0'.repeat(1_000),
};

for (const [what, text] of Object.entries(texts)) {
  for (const format of formats) {
    test(`${what} in .${format}`, () => {
      assert.type(through(text, format), 'string');
      assert.is((globalThis as { harm?: number }).harm, undefined);
    });
  }
}

test('names of prototypes are names like any other', () => {
  for (const text of [
    header('__proto__:\n  polluted: 1\nconstructor: x'),
    '```ts {"__proto__":{"polluted":1},"constructor":2}\nx\n```\n',
  ]) {
    const back = through(text, 'md');
    assert.match(back, '__proto__');
    assert.is(through(back, 'md'), back);
    assert.is(({} as { polluted?: number }).polluted, undefined);
  }
});

test('no text makes reading fail in any way but an error for the user', () => {
  const words = [
    '```ts',
    '```',
    '<!-- cell {',
    '} -->',
    '// %%',
    '---',
    '\n',
    '{"a":1}',
    '[markdown]',
    '=',
    '"',
  ];
  const text = fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 30 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.constantFrom(...formats), (each, format) => {
      const once = through(each, format);
      // What was read once reads back as the same.
      if (!once.startsWith('error: ')) assert.is(through(once, format), once);
    }),
    { numRuns: 1_000 },
  );
});

test.run();
