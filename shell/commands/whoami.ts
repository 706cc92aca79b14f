import { defineCommand } from '../command.ts';

/** Says as whom calls are made, as AWS itself answers. */
export const whoami = defineCommand({
  name: 'whoami',
  usage: '.whoami',
  summary: 'Show the account and identity that calls are made as',
  async run(_words, { session }) {
    const { account, arn, userId } = await session.identity();
    return {
      value: {
        Account: account,
        Arn: arn,
        UserId: userId,
        Profile: session.isSandbox ? 'sandbox' : (session.profile ?? 'default'),
        Region: session.region,
      },
    };
  },
});
