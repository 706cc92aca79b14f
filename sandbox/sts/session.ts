import type { Context } from '../engine/context.ts';
import type { Key } from '../engine/store.ts';
import { failed } from './constraint.ts';

/** Credentials as every operation that begins a session answers them. */
export interface SessionCredentials {
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken: string;
  /** In virtual time, like everything the sandbox knows. */
  readonly Expiration: Date;
}

/** How long a session may last, in seconds. */
export interface Lengths {
  readonly most: number;
  readonly usual: number;
}

const least = 900;

/**
 * Begins a session: an access key that is `who` until it expires. Throws `ValidationError` for a
 * length (in seconds) that AWS does not offer.
 */
export function beginSession(
  ctx: Context,
  who: Omit<Key, 'expiresAt'>,
  wantedSeconds: number | undefined,
  { most, usual }: Lengths,
): SessionCredentials {
  const seconds = wantedSeconds ?? usual;
  if (seconds < least || seconds > most) {
    const rule =
      seconds < least
        ? `Member must have value greater than or equal to ${least}`
        : `Member must have value less than or equal to ${most}`;
    throw failed('durationSeconds', seconds, rule);
  }
  const id = uniqueId(ctx, 'ASIA', 16);
  const expiresAt = ctx.now + seconds * 1000;
  ctx.keys[id] = { ...who, expiresAt };
  return {
    AccessKeyId: id,
    SecretAccessKey: ctx.ids.hex(40),
    SessionToken: Buffer.from(`sandbox/${id}/${ctx.ids.hex(120)}`).toString('base64'),
    Expiration: new Date(expiresAt),
  };
}

/** True for a caller who is in a session already, and not a user or the root. */
export function inSession({ keys, caller }: Context): boolean {
  const key = Object.hasOwn(keys, caller.accessKeyId) ? keys[caller.accessKeyId] : undefined;
  return key?.expiresAt !== undefined;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * An identifier of IAM's shape: a prefix that tells the kind, then letters and digits.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function uniqueId({ ids }: Context, prefix: string, length = 17): string {
  const letter = () => letters.charAt(ids.between(0, letters.length - 1));
  return prefix + Array.from({ length }, letter).join('');
}
