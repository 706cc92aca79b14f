import { fault } from '../engine/fault.ts';
import { failed } from './constraint.ts';
import { beginSession, inSession } from './session.ts';
import { topic } from './topic.ts';

const hour = 3_600;
const lengths = { most: 36 * hour, usual: 12 * hour };

/** Sessions of the caller's own account. Those who are in one already cannot begin another. */
export const sessionToken = topic({
  /** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html */
  GetSessionToken({ DurationSeconds }, ctx) {
    if (inSession(ctx)) throw refused('GetSessionToken');
    const { account, caller } = ctx;
    const who = { account, arn: caller.arn, userId: caller.userId };
    return { Credentials: beginSession(ctx, who, DurationSeconds, lengths) };
  },

  /** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html */
  GetFederationToken({ Name, DurationSeconds }, ctx) {
    if (inSession(ctx)) throw refused('GetFederationToken');
    if (!/^[\w+=,.@-]{2,32}$/.test(Name)) {
      throw failed(
        'name',
        Name,
        'Member must satisfy regular expression pattern: [\\w+=,.@-]{2,32}',
      );
    }
    const { account, partition } = ctx;
    const userId = `${account}:${Name}`;
    const arn = `arn:${partition}:sts::${account}:federated-user/${Name}`;
    return {
      Credentials: beginSession(ctx, { account, arn, userId }, DurationSeconds, lengths),
      FederatedUser: { FederatedUserId: userId, Arn: arn },
      PackedPolicySize: 0,
    };
  },
});

function refused(operation: string) {
  return fault('AccessDenied', `Cannot call ${operation} with session credentials`, 403);
}
