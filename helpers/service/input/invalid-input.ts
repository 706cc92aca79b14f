import { AwshError } from '../../errors.ts';
import { count } from '../../text/count.ts';

/** One thing wrong with an input: where (`Filters[0].Values`) and what, with the way to put it right. */
export interface InputFault {
  readonly path: string;
  readonly message: string;
}

const mostShown = 12;

/** An input that was not sent, with everything that is wrong about it at once. */
export class InvalidInput extends AwshError {
  readonly operation: string;
  readonly faults: readonly InputFault[];

  constructor(operation: string, faults: readonly InputFault[]) {
    super('InvalidInput', messageOf(operation, faults), { hint: 'nothing was sent' });
    this.operation = operation;
    this.faults = faults;
  }
}

function messageOf(operation: string, faults: readonly InputFault[]): string {
  const [only] = faults;
  if (only && faults.length === 1) return `${operation}: ${only.path}: ${only.message}`;
  const shown = faults.slice(0, mostShown).map(({ path, message }) => `${path}: ${message}`);
  const left = faults.length - shown.length;
  if (left > 0) shown.push(`and ${left} more`);
  return [`${operation}: ${count(faults.length, 'fault')} in the input`, ...shown].join('\n');
}
