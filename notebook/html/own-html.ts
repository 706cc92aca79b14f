import { safe } from '../../helpers/text/safe.ts';

/** The elements that tables and trees of ours are made of, with no attributes but class and scope. */
const token =
  /<(\/?)(div|table|thead|tbody|tr|th|td|pre|p|dl|dt|dd|ul|li|code|strong)((?: (?:class="awsh[\w -]*"|scope="col"))*)>|[^<&]+|&(?:amp|lt|gt|quot|#39);/gy;

/**
 * True for HTML that says nothing but what ours says: known elements, closed in order, text. HTML of a
 * file may come from anywhere, and is shown only if it is that.
 */
export function isOwnHtml(html: string): boolean {
  if (safe(html) !== html) return false;
  const open: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < html.length) {
    const [whole, closing, name = ''] = token.exec(html) ?? [];
    if (whole === undefined) return false;
    if (name === '') continue;
    if (closing === '') open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}
