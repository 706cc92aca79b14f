import { type Explanation, explain, isAwshError } from '../../helpers/index.ts';
import { safe, safeLine } from '../../helpers/text/safe.ts';
import { isUsersOwn, userFrames } from './frames.ts';
import { inspected } from './inspect.ts';
import { type Paint, painter } from './paint.ts';
import type { Place } from './render.ts';
import { wrapped } from './wrap.ts';

const longest = 4_000;

/**
 * An error in the user's words: what happened in one line, then the request and the next step,
 * then where in the user's code it came about. Never a stack of awsh's own, and never throws.
 */
export function printError(error: unknown, { color, width }: Place): string {
  const paint = painter(color);
  try {
    return errorLines(error, paint, width).join('\n');
  } catch {
    return paint('Uncaught ', 'red') + safe(inspected(error));
  }
}

function errorLines(error: unknown, paint: Paint, width: number | undefined): string[] {
  if (!(error instanceof Error) && !isAwshError(error)) {
    return [paint('Uncaught ', 'red') + safe(inspected(error))];
  }
  const explained = explain(error);
  const frames = isUsersOwn(error) ? userFrames(error) : [];
  return [
    ...headLines(explained, paint),
    ...hintLines(explained, paint, width),
    ...frames.map((frame) => paint(safeLine(frame), 'dim')),
  ];
}

function headLines({ title, message }: Explanation, paint: Paint): string[] {
  const shown = message.length > longest ? `${message.slice(0, longest)}…` : message;
  const [first = '', ...rest] = safe(shown).split('\n');
  return [
    headLine(safeLine(title.slice(0, 200)), first, paint),
    ...rest.map((line) => `  ${line}`),
  ];
}

/** The message alone where its title would only say that somebody mistyped. */
function headLine(title: string, message: string, paint: Paint): string {
  if (title === 'Usage' || title === 'Config' || title === message) return paint(message, 'red');
  return paint(title, 'red') + (message && `: ${message}`);
}

/** The request, the next step and the call in one line; a picture of the source in its own lines. */
function hintLines(explained: Explanation, paint: Paint, width: number | undefined): string[] {
  const { hint, requestId, call, ours } = explained;
  const picture = hint?.includes('\n') ? safe(hint).split('\n') : [];
  const words = [
    ...(requestId ? [`request ${safeLine(requestId)}`] : []),
    ...(hint && picture.length === 0 ? [safeLine(hint)] : []),
    ...(ours ? ['a fault of awsh, not of yours: please report it'] : []),
  ].join(' · ');
  const line = [words, call && `(${safeLine(call)})`].filter(Boolean).join('  ');
  const lines = [...(line === '' ? [] : wrapped(line, width && width - 2)), ...picture];
  return lines.map((each) => paint(`  ${each}`, 'dim'));
}
