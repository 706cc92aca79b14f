/**
 * What must not reach a terminal as it is: controls (ESC and the one-byte CSI of C1 among them),
 * everything a screen doesn't draw (bidirectional overrides, zero-width and tag characters), line
 * separators of Unicode, and halves of surrogate pairs. Emoji keep their joiners and selectors.
 */
const hostile = new RegExp(
  [
    '[\\u200d](?<!\\p{ExtPict}[\\ufe0f\\p{EMod}]?\\u200d(?=\\p{ExtPict}))',
    '[\\ufe0e\\ufe0f](?<!\\p{ExtPict}[\\ufe0e\\ufe0f]|[0-9#*]\\ufe0f(?=\\u20e3))',
    '(?![\\n\\t\\u200d\\ufe0e\\ufe0f])[\\p{Cc}\\p{DI}\\p{Zl}\\p{Zp}\\p{Cs}\\ufff9-\\ufffb]',
  ].join('|'),
  'gu',
);

const harmless = /^[\x20-\x7e\n\t]*$/;

/**
 * The text with everything a terminal might obey, hide or reorder shown as a visible escape
 * (`\x1b`, `\u202e`); line breaks and tabs stay. All text from AWS passes here before it is shown:
 * CVE-2021-25743 is what happens otherwise.
 */
export function safe(text: string): string {
  return harmless.test(text) ? text : text.replace(hostile, escaped);
}

/**
 * JSON text with the same characters written as `\u` escapes, which changes nothing it says: they
 * can only stand inside of its strings. `JSON.stringify` itself leaves C1 and bidi controls alone.
 */
export function safeJson(json: string): string {
  return harmless.test(json) ? json : json.replace(hostile, escapedUnits);
}

/** As {@link safe}, and on one line: breaks and tabs are shown as `\n` and `\t`. */
export function safeLine(text: string): string {
  return safe(text).replace(/[\n\t]/g, escaped);
}

const named: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\b', '\\b'],
]);

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code <= 0xff) return named.get(character) ?? `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}

function escapedUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
