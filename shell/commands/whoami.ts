import type { Session } from '../../helpers/index.ts';
import { defineCommand } from '../command.ts';

/** Says as whom calls are made, as AWS itself answers. */
export const whoami = defineCommand({
  name: 'whoami',
  usage: '.whoami',
  summary: 'Show the account and identity that calls are made as',
  async run(_words, { session, places, signal }) {
    const each = new Map(places.map((place) => [place.profile, place]));
    each.set(session.profile, session);
    if (each.size === 1) return { value: await identityOf(session, signal) };
    return {
      value: await Promise.all(Array.from(each.values(), (one) => identityOf(one, signal))),
    };
  },
});

async function identityOf(session: Session, signal: AbortSignal) {
  const { account, arn, userId } = await session.identity({ signal });
  return {
    Account: account,
    Arn: arn,
    UserId: userId,
    Profile: session.isSandbox ? 'sandbox' : (session.profile ?? 'default'),
    Region: session.region,
  };
}
