import type { Caller } from './engine/context.ts';
import type { Store } from './engine/store.ts';

/** Who a call comes from, and the account it works in. */
export interface Signed {
  readonly account: string;
  readonly caller: Caller;
  /** When the access key stops working, in milliseconds since 1970, if ever. */
  readonly expiresAt?: number;
}

/**
 * Whose access key it is. A key issued here (by AssumeRole, say) belongs to who it was issued to, a
 * key of twelve digits to the account of that number, and any other to the sandbox's own account:
 * the sandbox lets everyone in.
 */
export function callerOf(accessKeyId: string, store: Store, home: string): Signed {
  const issued = Object.hasOwn(store.keys, accessKeyId) ? store.keys[accessKeyId] : undefined;
  if (issued) {
    const { account, arn, userId, ...rest } = issued;
    return { account, caller: { accessKeyId, arn, userId }, ...rest };
  }
  const account = /^\d{12}$/.test(accessKeyId) ? accessKeyId : home;
  const arn = `arn:aws:iam::${account}:user/sandbox`;
  return { account, caller: { accessKeyId, arn, userId: 'AIDASANDBOXSANDBOX123' } };
}
