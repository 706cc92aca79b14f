import { currentContext } from '../../call/context.ts';
import type { Effect } from '../../call/effect.ts';
import { AwshError } from '../../errors.ts';
import type { Session } from '../../session.ts';

/**
 * Refuses a URL for more than reading where only reads may be sent: who has the URL could do what
 * the session may not.
 */
export function requireLeave(session: Session, effect: Effect, name: string): void {
  const readOnly = session.readOnly || currentContext().readOnly?.();
  if (!readOnly || effect === 'reads') return;
  throw new AwshError('ReadOnly', `${name} ${effect}, and the session is read-only`, {
    hint: 'no URL was made; .readonly off allows it',
  });
}
