/** How many of what, in English: `1 instance`, `12 instances`, `1,204 policies`. */
export function count(number: number, noun: string): string {
  return `${grouped(number)} ${number === 1 ? noun : plural(noun)}`;
}

/** The plural of a noun in lower or mixed case: `vpcs`, `addresses`, `policies`, `keys`. */
export function plural(noun: string): string {
  if (/options$/i.test(noun)) return noun;
  if (/[^aeiou]y$/i.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/i.test(noun) ? `${noun}es` : `${noun}s`;
}

/** The singular of a plural as AWS names its lists: `Instances`, `Addresses`, `Policies`. */
export function singular(nouns: string): string {
  if (/ies$/i.test(nouns)) return `${nouns.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/i.test(nouns)) return nouns.slice(0, -2);
  return /[^su]s$/i.test(nouns) ? nouns.slice(0, -1) : nouns;
}

/** A member's name as words: `SecurityGroups` are `security groups`, `DBInstances` `DB instances`. */
export function words(name: string): string {
  return name
    .split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_\s-]+/)
    .map((word) => (/^[A-Z]{2,}s?$/.test(word) ? word : word.toLowerCase()))
    .join(' ');
}

/** An integer with its thousands apart: `12,345`. Faster than a locale, and the same everywhere. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
