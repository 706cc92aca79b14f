import { fault } from '../engine/fault.ts';
import type { Wording } from '../engine/service.ts';

/** What the query services other than EC2 say; newer services word it the same way. */
export const wording: Wording = {
  missing(parameters) {
    const errors =
      parameters.length === 1 ? '1 validation error' : `${parameters.length} validation errors`;
    const each = parameters.map(
      (name) =>
        `Value null at '${name.charAt(0).toLowerCase()}${name.slice(1)}' failed to satisfy constraint: Member must not be null`,
    );
    return fault('ValidationError', `${errors} detected: ${each.join('; ')}`);
  },
  unknown: ([parameter]) =>
    fault('MalformedInput', `The parameter ${parameter} is not known to this operation.`),
  dryRun: () =>
    fault('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412),
  mismatch: () =>
    fault('IdempotentParameterMismatch', 'The client token was used with other parameters before.'),
  unknownOperation: (name, version) =>
    fault('InvalidAction', `Could not find operation ${name} for version ${version}`),
};
