import type { Realm } from './store.ts';

/**
 * Numbers that look random and are not: the n-th draw of a realm is a function of the sandbox's
 * seed, the realm's name and n. The count of draws is part of the state, so a restored sandbox goes
 * on with the ids it would have given.
 */
export interface Ids {
  /** A new identifier of today's length: `id('i')` is `i-0` and sixteen hexadecimal digits. */
  id(prefix: string): string;
  /** `digits` hexadecimal digits. */
  hex(digits: number): string;
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number;
}

/** The draws of `realm`, which is called `name` in the sandbox seeded with `seed`. */
export function createIds(seed: string, name: string, realm: Realm): Ids {
  const key = hash(`${seed}/${name}`);
  const draw = () => scramble(key + Math.imul(++realm.draws, 0x9e3779b9));
  const word = () => draw().toString(16).padStart(8, '0');
  const hex = (digits: number): string => {
    let text = '';
    while (text.length < digits) text += word();
    return text.slice(0, digits);
  };
  return {
    hex,
    id: (prefix) => `${prefix}-0${hex(16)}`,
    between: (min, max) => min + (draw() % (max - min + 1)),
  };
}

/** Spreads the bits of a 32-bit number; each input has its own output, so draws never repeat. */
function scramble(input: number): number {
  let bits = input | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}

/** A 32-bit number for a text, by FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
export function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    bits = Math.imul(bits ^ text.charCodeAt(at), 0x01000193);
  }
  return bits >>> 0;
}
