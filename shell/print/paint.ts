/** The looks we give to text. Only the codes here ever put an ESC on the screen. */
const looks = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  magenta: [35, 39],
  cyan: [36, 39],
} as const;

/** Our own codes in a text, to split it by: every second part is one. */
export const codes: RegExp = new RegExp(`(\\x1b\\[(?:${Object.values(looks).flat().join('|')})m)`);

export type Look = keyof typeof looks;

/** Gives text a look, or leaves it alone: `(text, look) => text`. */
export type Paint = (text: string, look: Look | undefined) => string;

/** The brush for places without colour: leaves text as it is. */
export const plain: Paint = (text) => text;

/** The brush for a place with or without colour. What it is given must be safe already. */
export function painter(color: boolean): Paint {
  return color ? painted : plain;
}

function painted(text: string, look: Look | undefined): string {
  if (look === undefined || text === '') return text;
  const [on, off] = looks[look];
  return `\x1b[${on}m${text}\x1b[${off}m`;
}
