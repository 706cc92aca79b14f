/** A piece of a course's Markdown: a heading, a fence with a role, or what stands between. */
export type Piece =
  | {
      readonly kind: 'heading';
      readonly level: number;
      readonly text: string;
      readonly line: number;
    }
  | { readonly kind: 'text'; readonly text: string }
  | Fence;

/** A fence such as ` ```ts wrong says="one page" `. */
export interface Fence {
  readonly kind: 'fence';
  /** The word after the language: `solution`, `check`, `hint` … */
  readonly role: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  /** Where it starts, from 1. */
  readonly line: number;
}

/**
 * Parts Markdown at its headings of level 1 and 2 and at fences that have a role. Fences without one
 * are part of the text.
 */
export function piecesOf(lines: readonly string[], firstLine: number): Piece[] {
  const pieces: Piece[] = [];
  let text: string[] = [];
  const endText = (): void => {
    const whole = text.join('\n').replace(/^\n+|\s+$/g, '');
    if (whole !== '') pieces.push({ kind: 'text', text: whole });
    text = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const heading = /^(#{1,2})\s+(.*?)\s*#*$/.exec(line);
    const opening = /^(`{3,})\s*\w+\s+([a-z]+)(.*)$/.exec(line);
    if (heading) {
      endText();
      const [, marks = '', title = ''] = heading;
      pieces.push({ kind: 'heading', level: marks.length, text: title, line: firstLine + at });
    } else if (opening) {
      endText();
      const [, ticks = '', role = '', rest = ''] = opening;
      const end = lines.findIndex((each, index) => index > at && each.trimEnd() === ticks);
      const last = end < 0 ? lines.length : end;
      pieces.push({
        kind: 'fence',
        role,
        attributes: attributesIn(rest),
        text: lines.slice(at + 1, last).join('\n'),
        line: firstLine + at,
      });
      at = last;
    } else text.push(line);
  }
  endText();
  return pieces;
}

function attributesIn(text: string): Record<string, string> {
  const found = text.matchAll(/([a-z]+)=(?:"([^"]*)"|(\S+))/g);
  return Object.fromEntries([...found].map(([, key, quoted, bare]) => [key, quoted ?? bare ?? '']));
}
