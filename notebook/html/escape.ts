import { safe } from '../../helpers/text/safe.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that a page shows as it is, in an element or a quoted attribute; controls as visible escapes. */
export function inHtml(text: string): string {
  return safe(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
