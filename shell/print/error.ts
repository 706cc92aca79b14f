import { type Explanation, explain, isAwshError } from '../../helpers/index.ts';
import { safe } from '../../helpers/text/safe.ts';
import type { ErrorBlock } from './block.ts';
import { isUsersOwn, userFrames } from './frames.ts';
import { inspected, isLongError } from './inspect.ts';
import { painter } from './paint.ts';
import { look } from './record.ts';
import type { Place } from './render.ts';
import { errorLines } from './render-error.ts';

const longest = 4_000;
const mostLines = 50;

/**
 * What there is to say of an error, whatever was thrown: what happened, the request and the next
 * step, where in the user's code it came about. Never a stack of awsh's own, and never throws.
 */
export function errorBlock(error: unknown): ErrorBlock {
  try {
    return look(() => blockOf(error));
  } catch {
    return thrown(error);
  }
}

/** An error as text: what happened in one line, then the request and the next step below it. */
export function printError(error: unknown, { color, width }: Place): string {
  const paint = painter(color);
  try {
    return errorLines(errorBlock(error), width, paint).join('\n');
  } catch {
    return paint('Uncaught ', 'red') + safe(inspected(error));
  }
}

function blockOf(error: unknown): ErrorBlock {
  if (!(error instanceof Error) && !isAwshError(error)) return thrown(error);
  if (isLongError(error) && isUsersOwn(error)) return longErrorBlock(error);
  const explained = explain(error);
  const { title, message, hint } = explained;
  return {
    kind: 'error',
    // A title that only says that somebody mistyped says nothing.
    title: title === 'Usage' || title === 'Config' || title === message ? '' : title.slice(0, 200),
    message: beginning(message),
    remarks: remarksOf(explained),
    picture: hint?.includes('\n') ? hint.slice(0, longest).split('\n') : [],
    frames: isUsersOwn(error) ? userFrames(error) : [],
  };
}

/** Of megabytes of text nobody could tell what went wrong. */
function longErrorBlock(error: Error): ErrorBlock {
  const message = beginning(String(error.message));
  const title = String(error.name).slice(0, 200);
  return { kind: 'error', title, message, remarks: [], picture: [], frames: [] };
}

function beginning(message: string): string {
  const shown = message.slice(0, longest).split('\n').slice(0, mostLines).join('\n');
  return shown.length < message.length ? `${shown}…` : message;
}

function thrown(error: unknown): ErrorBlock {
  const message = inspected(error);
  return { kind: 'error', title: 'Uncaught', message, remarks: [], picture: [], frames: [] };
}

/** The request and the next step in a line, the call at its end; a picture has lines of its own. */
function remarksOf({ hint, requestId, call, ours }: Explanation): string[] {
  const words = [
    ...(requestId ? [`request ${requestId}`] : []),
    ...(hint && !hint.includes('\n') ? [hint] : []),
    ...(ours ? ['a fault of awsh, not of yours: please report it'] : []),
  ].join(' · ');
  return [words, call ? `(${call})` : ''].filter(Boolean);
}
