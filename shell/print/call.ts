import type { Call } from '../../helpers/index.ts';
import { duration } from '../../helpers/text/ago.ts';
import { count } from '../../helpers/text/count.ts';
import { safeLine } from '../../helpers/text/safe.ts';
import { painter } from './paint.ts';

/** A call in one line, for the prompt: `  EC2 DescribeInstances 200 · 3 ms · 2 attempts`. */
export function printCall(call: Call, { color }: { color: boolean }): string {
  const paint = painter(color);
  const { service, operation, status, error, attempts, durationMs } = call;
  const outcome = [status, error?.name].filter((part) => part !== undefined).join(' ');
  const parts = [
    `${safeLine(service)} ${safeLine(operation)}`,
    ...(attempts === 0 && status === undefined ? ['not sent'] : [duration(durationMs)]),
    ...(attempts > 1 ? [count(attempts, 'attempt')] : []),
  ];
  const [head = '', ...rest] = parts;
  const told = outcome && paint(safeLine(outcome), error ? 'red' : 'dim');
  return `  ${paint(head, 'dim')}${told && ` ${told}`}${paint(rest.map((part) => ` · ${part}`).join(''), 'dim')}`;
}
