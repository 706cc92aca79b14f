import { fault } from '../engine/fault.ts';
import type { Wording } from '../engine/service.ts';

/** EC2's codes: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
export const wording: Wording = {
  missing: ([parameter]) =>
    fault('MissingParameter', `The request must contain the parameter ${parameter}`),
  unknown: ([parameter]) =>
    fault('UnknownParameter', `The parameter ${parameter} is not recognized`),
  dryRun: () =>
    fault('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412),
  mismatch: () =>
    fault(
      'IdempotentParameterMismatch',
      'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
    ),
  expired: () => fault('RequestExpired', 'Request has expired.'),
  unknownOperation: (name) =>
    fault('InvalidAction', `The action ${name} is not valid for this web service.`),
};
