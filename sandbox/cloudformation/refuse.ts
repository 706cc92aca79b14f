import { type AwsFault, fault } from '../engine/fault.ts';

/** What CloudFormation answers to nearly everything that is wrong: a `ValidationError`. */
export function refuse(message: string): AwsFault {
  return fault('ValidationError', message);
}

/** What it answers to a template that is not in order. */
export function malformed(message: string): AwsFault {
  return refuse(`Template format error: ${message}`);
}
