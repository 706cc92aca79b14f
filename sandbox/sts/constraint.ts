import { type AwsFault, fault } from '../engine/fault.ts';

/** What STS and others answer to a value that breaks a rule of its member, `roleArn` say. */
export function failed(member: string, value: unknown, constraint: string): AwsFault {
  return fault(
    'ValidationError',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
  );
}
