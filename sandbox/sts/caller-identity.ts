import { failed } from './constraint.ts';
import { topic } from './topic.ts';

/** The operations that say whose an access key is. */
export const callerIdentity = topic({
  /** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
  GetCallerIdentity: (_, { account, caller }) => ({
    UserId: caller.userId,
    Account: account,
    Arn: caller.arn,
  }),

  /** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html */
  GetAccessKeyInfo({ AccessKeyId }, { account, keys }) {
    if (!/^\w{16,128}$/.test(AccessKeyId)) {
      throw failed('accessKeyId', AccessKeyId, 'Member must have length between 16 and 128');
    }
    const issued = Object.hasOwn(keys, AccessKeyId) ? keys[AccessKeyId] : undefined;
    return { Account: issued?.account ?? account };
  },
});
