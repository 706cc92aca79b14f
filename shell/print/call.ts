import type { Call, Effect, Retry } from '../../helpers/index.ts';
import { duration } from '../../helpers/text/ago.ts';
import { count } from '../../helpers/text/count.ts';
import { safeLine } from '../../helpers/text/safe.ts';
import { truncate } from '../../helpers/text/width.ts';
import type { CallBlock } from './block.ts';
import { type Look, type Paint, painter } from './paint.ts';

const looks: Readonly<Record<Effect, Look>> = {
  reads: 'dim',
  'reads secrets': 'magenta',
  changes: 'yellow',
  destroys: 'red',
  grants: 'magenta',
};

/** Effects that a colour alone must not tell: they are told in words as well. */
const toldInWords: ReadonlySet<Effect> = new Set(['reads secrets', 'destroys', 'grants']);

/** What there is to say of a call that has ended, for any place. */
export function callBlock(call: Call): CallBlock {
  const { service, operation, effect, status, error, attempts, durationMs } = call;
  return {
    kind: 'call',
    effect,
    service,
    operation,
    outcome: [status, error?.name].filter((part) => part !== undefined).join(' '),
    failed: error !== undefined,
    rest: [
      ...(attempts === 0 && status === undefined ? ['not sent'] : [duration(durationMs)]),
      ...(attempts > 1 ? [`${count(attempts, 'attempt')}${reasons(call)}`] : []),
      ...(toldInWords.has(effect) ? [effect] : []),
    ],
  };
}

/** A call in one line: `  EC2 DescribeInstances 200 · 3 ms`. The operation has its effect's colour. */
export function callLine(block: CallBlock, paint: Paint): string {
  const { service, operation, effect, outcome, failed, rest } = block;
  const head = `${paint(safeLine(service), 'dim')} ${paint(safeLine(operation), looks[effect])}`;
  const told = outcome && paint(safeLine(outcome), failed ? 'red' : 'dim');
  const tail = rest.map((part) => ` · ${safeLine(part)}`).join('');
  return `  ${head}${told && ` ${told}`}${paint(tail, 'dim')}`;
}

/** A call as a line for the prompt: `  EC2 DescribeInstances 200 · 3 ms · 2 attempts: throttled`. */
export function printCall(call: Call, { color }: { color: boolean }): string {
  return callLine(callBlock(call), painter(color));
}

/** What a retry is waited for, while it is: `  EC2 RunInstances: throttled, retry 2/3 in 1.2 s`. */
export function printRetry(
  { reason, attempt, of, afterMs }: Retry,
  { service, operation }: Pick<Call, 'service' | 'operation'>,
  { color, width }: { color: boolean; width: number },
): string {
  const line = `  ${service} ${operation}: ${reason}, retry ${attempt}/${of} in ${duration(afterMs)}`;
  return painter(color)(truncate(safeLine(line), width - 1), 'yellow');
}

function reasons({ retries }: Call): string {
  const told = [...new Set(retries.map(({ reason }) => reason))].join(', ');
  return told && `: ${told}`;
}
