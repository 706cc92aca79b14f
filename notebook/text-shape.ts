const byteOrderMark = '\ufeff';

/** What of a text file is no content, and belongs to whoever keeps the file. */
export interface TextShape {
  readonly mark: boolean;
  readonly newline: '\n' | '\r\n';
  readonly endsInNewline: boolean;
  /** The text itself, without its mark, lines ending in `\n`. Empty when there is none. */
  readonly lines: string;
}

/** The shape of a text; that of a new file where there is none. */
export function shapeOf(text: string | undefined): TextShape {
  if (text === undefined) return { mark: false, newline: '\n', endsInNewline: true, lines: '' };
  const windows = text.match(/\r\n/g)?.length ?? 0;
  const all = text.match(/\n/g)?.length ?? 0;
  return {
    mark: text.startsWith(byteOrderMark),
    newline: windows * 2 > all ? '\r\n' : '\n',
    endsInNewline: text.endsWith('\n'),
    lines: unixText(text),
  };
}

/** Text that ends in one `\n`, put into a shape. */
export function shaped(text: string, { mark, newline, endsInNewline }: TextShape): string {
  const ended = endsInNewline ? text : text.replace(/\n$/, '');
  return `${mark ? byteOrderMark : ''}${newline === '\n' ? ended : ended.replaceAll('\n', newline)}`;
}

/** The text without a byte order mark, its lines ending in `\n`. */
export function unixText(text: string): string {
  const bare = text.startsWith(byteOrderMark) ? text.slice(1) : text;
  return bare.includes('\r\n') ? bare.replaceAll('\r\n', '\n') : bare;
}
