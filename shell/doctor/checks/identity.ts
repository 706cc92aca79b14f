import { type Check, ok, warn } from '../check.ts';

/** Whether AWS takes the credentials, and whose they are. */
export const identity: Check = {
  name: 'identity',
  async look({ session, signal }) {
    if (!session || session.region === undefined) return [warn('not asked')];
    const { account, arn } = await session.identity({ signal });
    return [ok(`${arn}, account ${account}`)];
  },
};
