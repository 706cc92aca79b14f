import { bracketsIn } from './brackets.ts';
import { beforeInRow, type Edited, replaced, rowStart } from './rows.ts';
import { tokensOf } from './tokens.ts';

const step = '  ';

/**
 * A new row at the cursor, indented as the code asks for: one step more after a row that opens a
 * bracket. Between two brackets the closing one goes on to a row of its own.
 */
export function withNewRow({ text, cursor }: Edited): Edited {
  if (insideText(text, cursor)) return replaced(text, cursor, cursor, '\n');
  const row = beforeInRow({ text, cursor });
  const indent = /^[ \t]*/.exec(row)?.[0] ?? '';
  const start = cursor - row.length;
  const opened = openedIn(text, start, cursor);
  const inner = `\n${indent}${opened ? step : ''}`;
  const rest = text.slice(cursor);
  const blanks = /^[ \t]*/.exec(rest)?.[0].length ?? 0;
  if (opened && /^[ \t]*[)\]}]/.test(rest)) {
    const { cursor: at } = replaced(text, cursor, cursor, inner);
    return {
      text: replaced(text, cursor, cursor + blanks, `${inner}\n${indent}`).text,
      cursor: at,
    };
  }
  return replaced(text, cursor, cursor + blanks, inner);
}

/** A closing bracket typed in a row that is blank before it stands as far in as its opener's row. */
export function withCloser({ text, cursor }: Edited, closer: string): Edited {
  const typed = replaced(text, cursor, cursor, closer);
  const blank = beforeInRow({ text, cursor });
  if (blank.trim() !== '' || cursor === blank.length) return typed;
  const partner = bracketsIn(typed.text).find(({ at }) => at === cursor)?.partner;
  if (partner === undefined) return typed;
  const row = typed.text.slice(rowStart({ text: typed.text, cursor: partner }));
  const indent = /^[ \t]*/.exec(row)?.[0] ?? '';
  return replaced(text, cursor - blank.length, cursor, indent + closer);
}

/** True when a bracket between `from` and `to` is still open at `to`. */
function openedIn(text: string, from: number, to: number): boolean {
  return bracketsIn(text).some(
    ({ at, sign, partner }) =>
      at >= from && at < to && /[([{]/.test(sign) && (partner === undefined || partner >= to),
  );
}

/** True inside of a template or a comment, where blanks count. */
function insideText(text: string, cursor: number): boolean {
  return tokensOf(text).some(
    ({ type, from, to, closed }) =>
      /Template|MultiLineComment/.test(type) &&
      from < cursor &&
      (cursor < to || (cursor === to && !closed)),
  );
}
