import { type AwsFault, fault } from '../engine/fault.ts';

/** What EC2 answers when something else still needs what is to be deleted. */
export function dependencyViolation(what: string, id: string): AwsFault {
  return fault(
    'DependencyViolation',
    `The ${what} '${id}' has dependencies and cannot be deleted.`,
  );
}
