import fc from 'fast-check';
import type {
  CodeCell,
  Json,
  JsonObject,
  Notebook,
  NotebookCell,
  Output,
} from '../../notebook/index.ts';

/** What trips the formats: marks, fences, comments, headers, edges, other scripts. */
const awkward = fc.constantFrom(
  ...[
    '// %%',
    '// \\%% x',
    '```ts',
    '```',
    '~~~ts',
    '<!-- cell -->',
    '<!-- output result -->',
    '<!--',
  ],
  ...[
    '---',
    '// ---',
    '.region eu-west-1',
    '// .region x',
    '# Title',
    '',
    '  ',
    '\t',
    '`',
    '-->',
    '$&',
  ],
  ...[
    '<script>alert(1)</script>',
    '#!/usr/bin/env awsh',
    'const a = 1;',
    '日本語 \u2028 \u202e',
    '[markdown]',
  ],
);

/** Lines of cells. */
export const source = fc
  .array(fc.oneof(awkward, fc.string({ unit: 'grapheme' })), { maxLength: 6 })
  .map((lines) => lines.join('\n').replaceAll('\r', ''));

const key = fc.oneof(
  fc.constantFrom(
    'id',
    'type',
    'metadata',
    'rest',
    'title',
    'info',
    'language',
    'blank',
    'solution',
  ),
  fc.constantFrom('tags', '__proto__', 'constructor', 'a b', 'a=b', 'x.y', 'toString'),
  fc.string({ maxLength: 5 }),
);
const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.string(),
    fc.boolean(),
    fc.integer(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.array(fc.tuple(key, tie('value')), { maxLength: 3 }).map(Object.fromEntries),
})).value as fc.Arbitrary<Json>;

/** Metadata, with names that formats use themselves and names of prototypes. */
export const metadata: fc.Arbitrary<JsonObject> = fc
  .array(fc.tuple(key, fc.oneof(json, fc.constant(true))), { maxLength: 4 })
  .map((entries) => Object.fromEntries(entries) as JsonObject);

const bundle = fc
  .tuple(fc.string(), fc.dictionary(fc.constantFrom('text/html', 'image/png'), fc.string()), json)
  .map(([text, others, data]) => ({ 'text/plain': text, ...others, 'application/x+json': data }));
const output: fc.Arbitrary<Output> = fc.oneof(
  fc.record({
    kind: fc.constant('result' as const),
    data: bundle,
    metadata,
    executionCount: fc.option(fc.nat(), { nil: null }),
  }),
  fc.record({ kind: fc.constant('display' as const), data: bundle, metadata }),
  fc.record({
    kind: fc.constant('stream' as const),
    name: fc.constantFrom('stdout' as const, 'stderr' as const),
    text: fc.string(),
  }),
  fc.record({
    kind: fc.constant('error' as const),
    name: fc.string(),
    message: fc.string(),
    traceback: fc.array(fc.string()),
  }),
  fc.record({
    kind: fc.constant('other' as const),
    content: metadata.map((members) => ({ ...members, output_type: 'update_display_data' })),
  }),
);

const rest = fc.constantFrom({}, { rest: { attachments: { 'a.png': { 'image/png': 'aGk=' } } } });
const base = { source, metadata, id: fc.stringMatching(/^[\w-]{1,12}$/) };
const cell: fc.Arbitrary<NotebookCell> = fc.oneof(
  fc
    .tuple(fc.record({ ...base, kind: fc.constant('markdown' as const) }), rest)
    .map(([each, more]) => ({ ...each, ...more })),
  fc
    .tuple(
      fc.record({
        ...base,
        kind: fc.constant('code' as const),
        outputs: fc.array(output, { maxLength: 2 }),
        executionCount: fc.option(fc.nat(), { nil: null }),
      }),
      rest,
    )
    .map(([each, more]): CodeCell => ({ ...each, ...more })),
  fc
    .tuple(
      fc.record({
        ...base,
        kind: fc.constant('other' as const),
        type: fc.constantFrom('raw', 'md', 'sql.v2', 'od d', '`x`'),
      }),
      rest,
    )
    .map(([each, more]) => ({ ...each, ...more })),
);

/** Notebooks, most of them nastier than real ones; some cells have the ids that places give. */
export const notebook: fc.Arbitrary<Notebook> = fc
  .record({
    metadata,
    cells: fc.uniqueArray(cell, { selector: ({ id }) => id, maxLength: 5 }),
    placed: fc.boolean(),
  })
  .map(({ metadata, cells, placed }) => ({
    metadata,
    cells: placed ? cells.map((each, index) => ({ ...each, id: `cell-${index + 1}` })) : cells,
  }));
