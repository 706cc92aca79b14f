import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { safe, safeJson, safeLine } from '../../../helpers/text/safe.ts';

const payloads: readonly [string, string, string][] = [
  ['clearing the screen', '\x1b[2J', '\\x1b[2J'],
  ['setting the window title', '\x1b]0;owned\x07', '\\x1b]0;owned\\x07'],
  ['writing the clipboard', '\x1b]52;c;aGk=\x07', '\\x1b]52;c;aGk=\\x07'],
  ['a disguised link', '\x1b]8;;http://evil\x1b\\', '\\x1b]8;;http://evil\\x1b\\'],
  ['the one-byte CSI', '\x9b2J', '\\x9b2J'],
  ['going back to the margin', 'good\rbad', 'good\\rbad'],
  ['going back one column', 'a\bb', 'a\\bb'],
  ['turning the writing direction', '\u202etxt.exe', '\\u202etxt.exe'],
  ['hiding between letters', 'ad\u200bmin', 'ad\\u200bmin'],
  ['a byte-order mark', '\ufeffx', '\\ufeffx'],
  ['isolating a direction', '\u2066x\u2069', '\\u2066x\\u2069'],
  ['deleting', '\x7f', '\\x7f'],
  ['NUL', '\0', '\\x00'],
  ['a line separator', 'a\u2028b', 'a\\u2028b'],
  ['tags that smuggle text', '\u{e0041}', '\\u{e0041}'],
  ['half a surrogate pair', '\ud800', '\\ud800'],
  ['a joiner between letters', 'a\u200db', 'a\\u200db'],
  ['a selector after a letter', 'web\ufe0f', 'web\\ufe0f'],
];

for (const [what, hostile, shown] of payloads) {
  test(`${what} is shown, not obeyed`, () => {
    assert.is(safe(hostile), shown);
    assert.is(safe(`before ${hostile} after`), `before ${shown} after`);
  });
}

test('no code point below space or in C1 survives but line break and tab', () => {
  for (let code = 0; code < 0x110000; code++) {
    if (code === 9 || code === 10) continue;
    const character = String.fromCodePoint(code);
    const shown = safe(character);
    if (/[\p{Cc}\p{Bidi_Control}\p{Cs}\p{Zl}\p{Zp}]/u.test(shown)) {
      assert.unreachable(`U+${code.toString(16)} came through`);
    }
  }
});

test('text in any language and emoji stay as they are', () => {
  for (const text of ['naïve', '日本語', 'שלום', '👨‍👩‍👧', '❤️ 1️⃣ 👍🏽', '🏳️‍🌈', 'a\nb\tc']) {
    assert.is(safe(text), text);
  }
});

test('on one line, breaks and tabs are shown too', () => {
  assert.is(safeLine('a\nb\tc\x1b'), 'a\\nb\\tc\\x1b');
});

test('JSON keeps its meaning when it is made harmless', () => {
  const value = { name: payloads.map(([, hostile]) => hostile).join(' 日本 👨‍👩‍👧 ') };
  const json = safeJson(JSON.stringify(value, undefined, 2));
  assert.is(safe(json), json);
  assert.equal(JSON.parse(json), value);
});

test.run();
