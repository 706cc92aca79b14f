import { fault } from '../engine/fault.ts';
import type { Wording } from '../engine/service.ts';

/** S3's codes: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export const wording: Wording = {
  missing: () =>
    fault(
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    ),
  unknown: ([parameter]) =>
    fault('InvalidArgument', `The parameter ${parameter} is not known to this operation.`),
  dryRun: () => fault('InvalidRequest', 'Amazon S3 has no dry runs.'),
  mismatch: () =>
    fault(
      'IdempotencyParameterMismatch',
      'Parameters on this idempotent request are inconsistent with parameters used in previous request(s).',
    ),
  unknownOperation: () =>
    fault('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405),
};
