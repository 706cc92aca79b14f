import { safe } from '../../helpers/text/safe.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text that a web page shows as it is, in an element or in a quoted attribute. What a screen would
 * obey, hide or reorder is shown as a visible escape, as on a terminal.
 */
export function inHtml(text: string): string {
  return safe(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** An element: `content` is HTML already, `name` one of our classes (`awsh-note`). */
export function element(tag: string, content: string, name?: string): string {
  return `<${tag}${name ? ` class="awsh-${name}"` : ''}>${content}</${tag}>`;
}
