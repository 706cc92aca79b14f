import { safe, safeLine } from '../../helpers/text/safe.ts';
import type { ErrorBlock } from './block.ts';
import type { Paint } from './paint.ts';
import { wrapped } from './wrap.ts';

/** An error in lines: what happened, then everything else dim and indented below it. */
export function errorLines(
  { title, message, remarks, picture, frames }: ErrorBlock,
  width: number | undefined,
  paint: Paint,
): string[] {
  const [first = '', ...rest] = safe(message).split('\n');
  const remark = remarks.map(safeLine).join('  ');
  const below = [
    ...(remark === '' ? [] : wrapped(remark, width && width - 2)).map((line) => `  ${line}`),
    ...picture.map((line) => `  ${safe(line)}`),
    ...frames.map((frame) => `  ${safeLine(frame)}`),
  ];
  return [
    headLine(safeLine(title), first, paint),
    ...(title === 'Uncaught' ? rest : rest.map((line) => `  ${line}`)),
    ...below.map((line) => paint(line, 'dim')),
  ];
}

function headLine(title: string, message: string, paint: Paint): string {
  if (title === '') return paint(message, 'red');
  if (title === 'Uncaught') return paint('Uncaught ', 'red') + message;
  return paint(title, 'red') + (message && `: ${message}`);
}
