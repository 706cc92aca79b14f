import { inspect } from 'node:util';
import { UsageError } from '../../errors.ts';

/** The whole number of elements that a method is asked for; refused where it is none. */
export function counted(number: number, method: string): number {
  const whole = Math.trunc(number);
  if (typeof number === 'number' && whole >= 0) return whole;
  throw new UsageError(`${method}() takes a number from 0, not ${inspect(number)}`);
}
