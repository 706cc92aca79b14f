import { AwshError } from '../../errors.ts';
import type { Look } from '../../watch.ts';
import type { Acceptor } from './waiter.ts';

/** What is waited for can no longer come about, or didn't in time; `look` is the last one. */
export class WaitError extends AwshError {
  readonly look: Look;
  /** What of AWS's description of the waiter spoke for failure, where it was that. */
  readonly acceptor?: Acceptor;

  constructor(
    code: 'WaitFailed' | 'WaitTimedOut',
    message: string,
    look: Look,
    { hint, acceptor }: { hint: string; acceptor?: Acceptor | undefined },
  ) {
    super(code, message, { hint });
    this.look = look;
    if (acceptor) this.acceptor = acceptor;
  }
}

/** It can't come about any more. */
export function hopeless(name: string, why: string, look: Look, acceptor?: Acceptor): WaitError {
  return new WaitError('WaitFailed', `${name} can't be reached any more: ${why}`, look, {
    hint: 'the last answer is in the error (_error.look.response); put right what is wrong, then wait again',
    acceptor,
  });
}

/** It didn't come about in time. */
export function late(name: string, look: Look): WaitError {
  const seconds = Math.round(look.elapsedMs / 1000);
  const states = Object.entries(look.states).map(([state, number]) => `${number} ${state}`);
  const seen = states.length > 0 ? `: ${states.join(', ')}` : '';
  const message = `${name} not reached after ${seconds} s and ${look.number} looks${seen}`;
  return new WaitError('WaitTimedOut', message, look, {
    hint: 'wait again, or longer: { atMostMs: 30 * 60_000 }; nothing at AWS was stopped',
  });
}
