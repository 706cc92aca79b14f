import { count } from '../../helpers/text/count.ts';
import { safeLine } from '../../helpers/text/safe.ts';
import { width } from '../../helpers/text/width.ts';
import type { Examined } from './examine.ts';

const indent = ' '.repeat(6);

/** Findings in lines of at most `room` columns: what is so, and below it what to do. */
export function report(findings: readonly Examined[], room: number): string {
  const column = Math.max(...findings.map(({ check }) => check.length)) + 2;
  const start = indent.length + column;
  const lines = findings.flatMap(({ status, check, found, advice }) => {
    const [first = '', ...more] = wrapped(safeLine(found), room - start);
    const steps = advice === undefined ? [] : wrapped(`→ ${safeLine(advice)}`, room - start);
    return [
      `${status.padEnd(indent.length)}${check.padEnd(column)}${first}`,
      ...[...more, ...steps].map((line) => ' '.repeat(start) + line),
    ];
  });
  return [...lines, '', verdict(findings)].join('\n');
}

function verdict(findings: readonly Examined[]): string {
  const failed = findings.filter(({ status }) => status === 'fail').length;
  const warned = findings.filter(({ status }) => status === 'warn').length;
  if (failed + warned === 0) return 'all is well';
  return [
    ...(failed > 0 ? [count(failed, 'fault')] : []),
    ...(warned > 0 ? [count(warned, 'warning')] : []),
  ].join(', ');
}

function wrapped(text: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || width(last) + 1 + width(word) > room) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
