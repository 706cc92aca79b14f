import { type AwsFault, fault } from '../engine/fault.ts';

/** What RDS answers to a value it does not take. */
export function invalid(message: string): AwsFault {
  return fault('InvalidParameterValue', message);
}

/** What RDS answers to values that do not go together. */
export function ill(message: string): AwsFault {
  return fault('InvalidParameterCombination', message);
}

/**
 * An identifier as RDS keeps it, in lower case. Throws for what cannot be one:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.Constraints
 */
export function identifier(parameter: string, value: string, most = 63): string {
  const fine = /^[a-z](-?[a-z0-9])*$/i.test(value) && value.length <= most;
  if (fine) return value.toLowerCase();
  throw invalid(
    `The parameter ${parameter} is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.`,
  );
}
