import { type AwsFault, fault } from '../../engine/fault.ts';

/** What IAM answers for a name that nothing has. */
export function noSuchEntity(message: string): AwsFault {
  return fault('NoSuchEntity', message, 404);
}

/** For a name that is taken. */
export function alreadyExists(message: string): AwsFault {
  return fault('EntityAlreadyExists', message, 409);
}

/** For what cannot be deleted while something hangs on it: `deleteConflict('delete access keys')`. */
export function deleteConflict(chore: string): AwsFault {
  return fault('DeleteConflict', `Cannot delete entity, must ${chore} first.`, 409);
}

/** For one more than AWS allows; `quota` is named as GetAccountSummary names it. */
export function limitExceeded(quota: string, most: number): AwsFault {
  return fault('LimitExceeded', `Cannot exceed quota for ${quota}: ${most}`, 409);
}

/** For a value that is not of its member's shape. */
export function invalidValue(member: string, rule: string): AwsFault {
  return fault('ValidationError', `The specified value for ${member} is invalid. ${rule}`);
}

/** For an input that is well formed and makes no sense. */
export function invalidInput(message: string): AwsFault {
  return fault('InvalidInput', message);
}
