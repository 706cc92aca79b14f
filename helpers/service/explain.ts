import { fileURLToPath } from 'node:url';
import { type AwsError, awsErrorOf } from '../call/aws-error.ts';
import { networkError } from '../call/network.ts';
import { callOf } from '../call/oversee.ts';
import { isStop } from '../call/stop.ts';
import { isAwshError } from '../errors.ts';
import { closest } from '../text/closest.ts';
import { operationsInUse } from './handle.ts';

/** An error in words for a person, whatever was thrown. Text from AWS in it is as it came. */
export interface Explanation {
  /** The error's code or name: `UnauthorizedOperation`, `TypeError`. */
  readonly title: string;
  readonly message: string;
  /** The next step. */
  readonly hint?: string;
  readonly requestId?: string;
  /** The call that ended so: `DescribeInstances, us-east-1`. */
  readonly call?: string;
  /** True for a fault of awsh itself, which is worth a stack and a report. */
  readonly ours: boolean;
}

/** Says what went wrong and what to do next. */
export function explain(error: unknown): Explanation {
  if (!(error instanceof Error) && !isAwshError(error)) {
    return { title: 'thrown', message: thrown(error), ours: false };
  }
  if (isStop(error)) return { title: 'stopped', message: 'stopped', ...callIn(error), ours: false };
  if (isAwshError(error)) {
    const { code, message, hint } = error;
    return { title: code, message, ...(hint ? { hint } : {}), ...callIn(error), ours: false };
  }
  const answer = awsErrorOf(error);
  if (answer) return answered(answer);
  // A body that is read after its call, as S3's objects are, breaks off outside of any.
  const network = networkError(error, { host: undefined, attempts: 0 });
  if (network) return explain(network);
  const hint = misnamed(error);
  return {
    title: error.name,
    message: error.message,
    ...(hint ? { hint } : {}),
    ...callIn(error),
    ours: isFaultOfOurs(error),
  };
}

function thrown(value: unknown): string {
  return typeof value === 'string' ? value : `${value === null ? 'null' : typeof value} was thrown`;
}

function callIn(error: unknown): { call?: string; requestId?: string } {
  const call = callOf(error);
  if (!call) return {};
  const { operation, region, requestId } = call;
  return { call: `${operation}, ${region || 'no region'}`, ...(requestId ? { requestId } : {}) };
}

function answered({ code, message, nextStep, requestId, call }: AwsError): Explanation {
  const where = call ? { call: `${call.operation}, ${call.region || 'no region'}` } : {};
  return {
    title: code,
    message,
    ...(nextStep ? { hint: nextStep } : {}),
    ...(requestId ? { requestId } : {}),
    ...where,
    ours: false,
  };
}

/** The operation that was probably meant by a method that no handle has. */
function misnamed({ name, message }: Error): string | undefined {
  const method = /\.(\w+) is not a function/.exec(message)?.[1];
  if (name !== 'TypeError' || method === undefined) return undefined;
  const near = closest(method, operationsInUse());
  return near && near !== method ? `did you mean ${near}?` : undefined;
}

const home = fileURLToPath(new URL('../..', import.meta.url));
const rooms = /^(helpers|sandbox|shell|notebook)[/\\]/;

/** The line that threw is ours; the user's own code, the SDK and Node are elsewhere. */
function isFaultOfOurs({ stack = '' }: Error): boolean {
  const thrower = /^\s+at .*?(?:\(|at )((?:file:\/\/)?[^()\s]+?):\d+:\d+\)?$/m.exec(stack)?.[1];
  if (thrower === undefined) return false;
  const path = thrower.startsWith('file://') ? fileURLToPath(thrower) : thrower;
  return path.startsWith(home) && rooms.test(path.slice(home.length));
}
