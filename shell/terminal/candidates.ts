const mostShown = 100;

/**
 * What Node's line editor is given for Tab. Of very many candidates it would print all: it gets
 * what they have in common first, and a page of them, with a note of how many more there are, when
 * there is nothing to add.
 */
export function candidates(items: readonly string[], word: string): [string[], string] {
  if (items.length <= mostShown) return [[...items], word];
  const common = commonStart(items);
  if (common.length > word.length) return [[common], word];
  const more = items.length - mostShown;
  return [[...items.slice(0, mostShown), `… ${more} more, type on`], word];
}

function commonStart(items: readonly string[]): string {
  const [first = '', ...others] = items;
  const end = [...first].findIndex((letter, at) => others.some((item) => item[at] !== letter));
  return end === -1 ? first : first.slice(0, end);
}
