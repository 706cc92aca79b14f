import xterm from '@xterm/headless';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { frameOf, type View } from '../../../../shell/terminal/paint/frame.ts';
import { BlockPainter } from '../../../../shell/terminal/paint/painter.ts';
import { PlainPainter } from '../../../../shell/terminal/paint/plain-painter.ts';

interface Look {
  readonly columns: number;
  readonly rows: number;
}

/** A screen on which something stands already, and what it shows after some writing. */
function screenOf({ columns, rows }: Look) {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const write = (text: string) => new Promise<void>((done) => terminal.write(text, done));
  return {
    write,
    async shows(text: string) {
      await write(text);
      const { active } = terminal.buffer;
      const lines = Array.from({ length: active.length }, (_, row) =>
        (active.getLine(row)?.translateToString(true) ?? '').trimEnd(),
      );
      return {
        lines: lines.join('\n').trimEnd(),
        cursor: [active.baseY + active.cursorY, active.cursorX],
      };
    },
  };
}

const view = (text: string, cursor = text.length, rest: Partial<View> = {}): View => ({
  prompt: { first: 'p> ', rest: ' … ' },
  text,
  cursor,
  spans: [],
  ghost: '',
  below: [],
  ...rest,
});

test('a text of several rows has its prompts, and the cursor in its place', async () => {
  const size = { columns: 20, rows: 10 };
  const screen = screenOf(size);
  const painter = new BlockPainter(() => size);
  const { lines, cursor } = await screen.shows(painter.paint(view('f(\n  1,\n)', 5)));
  assert.is(lines, 'p> f(\n …   1,\n … )');
  assert.equal(cursor, [1, 5]);
});

test('a suggestion and rows below stand after the text, and go when it is left', async () => {
  const size = { columns: 30, rows: 10 };
  const screen = screenOf(size);
  const painter = new BlockPainter(() => size);
  const busy = view('desc', 4, { ghost: 'ribe', below: ['  one', '  two'] });
  const shown = await screen.shows(painter.paint(busy));
  assert.is(shown.lines, 'p> describe\n  one\n  two');
  assert.equal(shown.cursor, [0, 7]);
  const left = await screen.shows(painter.leave(busy));
  assert.is(left.lines, 'p> desc');
  assert.equal(left.cursor, [1, 0]);
});

test('wide characters, emoji and hostile ones take the columns they take', async () => {
  const size = { columns: 20, rows: 10 };
  for (const text of ['日本語', 'a語b', 'e\u0301x']) {
    const screen = screenOf(size);
    const painter = new BlockPainter(() => size);
    const { lines, cursor } = await screen.shows(painter.paint(view(text)));
    assert.is(lines, `p> ${text}`);
    const again = await screen.shows('|');
    assert.is(again.lines, `p> ${text}|`, `${cursor}`);
  }
  assert.is(frameOf(view('a😀👩‍👩‍👧'), 20, 10).cursor.column, 'p> a'.length + 4);
  const painter = new BlockPainter(() => size);
  const hostile = painter.paint(view('a\x1b[2Jb\u202ec\td'));
  assert.ok(hostile.includes('a\\x1b[2Jb\\u202ec  d'), hostile);
});

test('of more rows than the screen has those around the cursor are shown', async () => {
  const size = { columns: 20, rows: 6 };
  const painter = new BlockPainter(() => size);
  const screen = screenOf(size);
  const text = Array.from({ length: 30 }, (_, row) => `row ${row}`).join('\n');
  const end = await screen.shows(painter.paint(view(text)));
  assert.match(end.lines, / … row 29$/);
  const start = await screen.shows(painter.paint(view(text, 0)));
  assert.match(start.lines, /^p> row 0\n … row 1\n … row 2/);
  const left = await screen.shows(painter.leave(view(text, 0)));
  assert.is(left.lines, `p> ${text.replaceAll('\n', '\n … ')}`);
});

test('what is painted by changes is what painting at once shows', async () => {
  const piece = fc.constantFrom('a', 'bc ', '\n', '日', 'const x = ', '{\n  ', '', ' '.repeat(9));
  const one = fc.record({
    text: fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    ghost: fc.constantFrom('', 'ghost text that is long'),
    below: fc.integer({ min: 0, max: 4 }),
  });
  const size = { columns: 24, rows: 12 };
  const viewOf = ({
    text,
    at,
    ghost,
    below,
  }: {
    text: string;
    at: number;
    ghost: string;
    below: number;
  }) =>
    view(text, wholeCharacter(text, Math.floor(at * text.length)), {
      ghost,
      below: Array.from({ length: below }, (_, row) => `below ${row}`),
    });
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 2, maxLength: 8 }), async (states) => {
      const views = states.map(viewOf);
      const stepwise = screenOf(size);
      const painter = new BlockPainter(() => size);
      await stepwise.write('above 1\r\nabove 2\r\n');
      for (const each of views) await stepwise.write(painter.paint(each));
      const found = await stepwise.shows('');
      const once = screenOf(size);
      await once.write('above 1\r\nabove 2\r\n');
      const last = views.at(-1) as View;
      const wanted = await once.shows(new BlockPainter(() => size).paint(last));
      // Rows that scrolled away on the way may have left more above.
      const visible = (text: string) => text.split('\n').slice(-heightOf(last, size)).join('\n');
      assert.is(visible(found.lines), visible(wanted.lines));
      assert.is(found.cursor[1], wanted.cursor[1]);
    }),
    { numRuns: 200 },
  );
});

test('a terminal that can move nothing gets what is typed appended', () => {
  const painter = new PlainPainter();
  assert.is(painter.paint(view('')), 'p> ');
  assert.is(painter.paint(view('ab')), 'ab');
  assert.is(painter.paint(view('a')), '\b \b');
  assert.is(painter.paint(view('a(\n')), '(\r\n … ');
  assert.is(painter.paint(view('xa(\n')), '\r\np> xa(\r\n … ');
  assert.is(painter.leave(view('xa(\n1)')), '1)\r\n');
});

function wholeCharacter(text: string, cursor: number): number {
  const { index = 0 } =
    [...new Intl.Segmenter().segment(text)].findLast((each) => each.index <= cursor) ?? {};
  return index;
}

/** Rows of the text itself that are certainly in sight. */
function heightOf({ text, below }: View, { columns }: Look): number {
  const rows = text.split('\n').map((row) => Math.floor((row.length + 3) / columns) + 1);
  return (
    Math.min(
      5,
      rows.reduce((sum, row) => sum + row, 0),
    ) +
    below.length * 0
  );
}

test.run();
