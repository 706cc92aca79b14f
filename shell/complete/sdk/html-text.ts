import { safe } from '../../../helpers/text/safe.ts';

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** AWS's documentation as plain paragraphs: tags out, list items with a dash, links by their text. */
export function paragraphsOf(html: string): string[] {
  const marked = html
    .replace(/\s+/g, ' ')
    .replace(/<(important|note)>/g, '<p>')
    .replace(/<li>\s*(<p>)?/g, '\n\n- ')
    .replace(/<\/?(p|ul|ol|dl|dd|dt|li|div|h\d|br|important|note|table|tr|pre)\b[^>]*>/g, '\n\n')
    .replace(/<[^>]*>/g, '');
  return safe(decoded(marked))
    .split(/\n\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '' && paragraph !== '-');
}

/** The first sentence of AWS's documentation, in one line. */
export function firstSentence(html: string): string {
  const [paragraph = ''] = paragraphsOf(html);
  const end = /[.!?](?=\s+[A-Z(]|$)/.exec(
    paragraph.replace(/\b(e\.g|i\.e|etc|vs)\./gi, '$1\u2024'),
  );
  return (end ? paragraph.slice(0, end.index + 1) : paragraph).replace(/\s+/g, ' ').trim();
}

function decoded(text: string): string {
  return text.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, code: string) => {
    if (!code.startsWith('#')) return entities[code.toLowerCase()] ?? whole;
    const point = /^#x/i.test(code) ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1));
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
