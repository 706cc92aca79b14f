import type { STS } from '@aws-sdk/client-sts';
import type { Operations, Service } from '../engine/service.ts';
import { wording } from './wording.ts';

const operations: Operations<STS> = {
  /** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
  GetCallerIdentity: (_, { account, caller }) => ({
    UserId: caller.userId,
    Account: account,
    Arn: caller.arn,
  }),
};

/** STS: who one is. */
export const sts: Service = { wording, operations };
