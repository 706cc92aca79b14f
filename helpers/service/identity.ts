import { AwshError } from '../errors.ts';
import type { StsService } from './services.ts';

/** Who the calls are made as: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export interface Identity {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
}

/** Asks AWS who the credentials belong to. */
export async function askIdentity(
  sts: StsService,
  options: { signal?: AbortSignal },
): Promise<Identity> {
  const answer = await sts.getCallerIdentity({}, options);
  const { Account: account, Arn: arn, UserId: userId } = answer;
  if (account && arn && userId) return { account, arn, userId };
  throw new AwshError('NoIdentity', 'the answer to who the credentials belong to says nothing', {
    hint: 'the endpoint may be no AWS; check it, or a proxy in between',
  });
}
