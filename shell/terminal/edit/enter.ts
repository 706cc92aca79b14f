import { type Edited, rowEnd } from './rows.ts';

/** True where Enter means "run it": in a text of one row, or in the last row that says anything. */
export function isAtEnd({ text, cursor }: Edited): boolean {
  return text.slice(rowEnd({ text, cursor })).trim() === '';
}

/** True at the end of two blank rows: Enter runs then what is there, complete or not. */
export function endsInBlankRows({ text, cursor }: Edited): boolean {
  return text.slice(cursor).trim() === '' && /\n[ \t]*\n[ \t]*$/.test(text.slice(0, cursor));
}
