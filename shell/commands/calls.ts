import { UsageError } from '../../helpers/errors.ts';
import type { Call } from '../../helpers/index.ts';
import { duration } from '../../helpers/text/ago.ts';
import { bytes } from '../../helpers/text/bytes.ts';
import { type Answer, defineCommand } from '../command.ts';

const mostListed = 100;

/** Shows the AWS calls that were made, or turns the line that each gets at the prompt on or off. */
export const calls = defineCommand({
  name: 'calls',
  usage: '.calls [on | off | last | 3 | 3-7]',
  summary: 'Show the calls made, the last one in full, or those of some cells',
  details: [
    'on and off: whether each call gets a line at the prompt. Secrets in inputs are not kept.',
    'A call that reads is dim, one that changes something yellow, one that destroys red.',
  ],
  examples: [
    { line: '.calls', shows: `the last ${mostListed} calls, a row each` },
    { line: '.calls last', shows: 'input, request id, host and time of the last call' },
    { line: '.calls 3-7', shows: 'the calls of cells 3 to 7' },
  ],

  complete: (word) => ['last', 'off', 'on'].filter((each) => each.startsWith(word)),

  run([word, ...extra], { session, callLines }) {
    if (extra.length > 0) throw new UsageError('.calls takes one word');
    if (word === 'on' || word === 'off') {
      callLines.shown = word === 'on';
      return `calls are ${callLines.shown ? 'shown as they are made' : 'no longer shown'}`;
    }
    if (word === 'last') return last(session.calls);
    const [from, to] = word === undefined ? [0, Number.POSITIVE_INFINITY] : cellsIn(word);
    const made = session.calls.filter(({ cell = 0 }) => cell >= from && cell <= to);
    return made.length === 0 ? 'no calls' : table(made.slice(-mostListed));
  },
});

function cellsIn(word: string): [from: number, to: number] {
  const [, from, dash, to] = /^(\d+)(-)?(\d+)?$/.exec(word) ?? [];
  if (from === undefined) {
    throw new UsageError(`.calls knows no ${word}`, {
      hint: 'it is on, off, last, or cells such as 3 or 3-7',
    });
  }
  const end = to === undefined && dash ? Number.POSITIVE_INFINITY : Number(to ?? from);
  return [Number(from), end];
}

function table(made: readonly Call[]): Answer {
  const value = made.map((call) => ({
    Cell: call.cell,
    Operation: `${call.service} ${call.operation}`,
    Effect: call.effect,
    Status: call.status ?? (call.attempts === 0 ? 'not sent' : 'no answer'),
    Time: duration(call.durationMs),
    Attempts: call.attempts,
    Region: call.region,
    Error: call.error?.name ?? '',
  }));
  return { value, format: 'table' };
}

function last(made: readonly Call[]): Answer | string {
  const call = made.at(-1);
  if (!call) return 'no calls';
  const { cell, service, operation, effect, region, account, profile, host, status, error } = call;
  const size = (amount: number | undefined) => (amount === undefined ? undefined : bytes(amount));
  const members = {
    Cell: cell,
    Operation: `${service} ${operation}`,
    Effect: effect,
    Input: call.input,
    Region: region,
    Account: account,
    Profile: profile,
    Host: host,
    Status: status,
    RequestId: call.requestId,
    Started: call.startedAt,
    Duration: duration(call.durationMs),
    Attempts: call.attempts,
    Retries: call.retries.length > 0 ? call.retries.map(({ reason }) => reason) : undefined,
    Sent: size(call.sentBytes),
    Received: size(call.receivedBytes),
    Error: error && `${error.name}: ${error.message}`,
  };
  return {
    value: Object.fromEntries(Object.entries(members).filter(([, each]) => each !== undefined)),
  };
}
