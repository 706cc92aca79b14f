import { type AwsFault, fault } from '../../engine/fault.ts';

/** For a parameter that is not as it must be: `invalid('Topic Name')`. */
export function invalid(parameter: string, reason?: string): AwsFault {
  const why = reason === undefined ? '' : ` Reason: ${reason}`;
  return fault('InvalidParameter', `Invalid parameter: ${parameter}${why}`);
}

/** For a topic, subscription or other thing that is not there. */
export function notFound(what: string): AwsFault {
  return fault('NotFound', `${what} does not exist`, 404);
}
