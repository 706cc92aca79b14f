import { safe } from '../../helpers/text/safe.ts';
import type { Outcome } from '../engine.ts';
import {
  printBrief,
  printCall,
  printError,
  printFailures,
  printProgress,
  printRetry,
  printText,
  printValue,
} from '../print/index.ts';
import type { Place } from './prompt-text.ts';

/** Rows of a long list that are shown before `it` is asked for more. */
export const rowsAtOnce = 100;

/** What else can be done with a table. Said once: whoever has read it, has read it. */
const formats = '.tree  .json  .csv';
let offered = false;

/** How wide the screen is, and whether it has colours. */
interface Look {
  readonly color: boolean;
  readonly width: number;
}

/**
 * Where a session's calls go, and `all` places of listings, for the prompt: names out of files may
 * hold anything.
 */
export function shownPlace(place: Place, all: NonNullable<Place['all']> = []): Place {
  const { isSandbox, profile, endpoint, region } = place;
  const harmless = (text: string | undefined) => text && safe(text);
  return {
    isSandbox,
    profile: harmless(profile),
    endpoint,
    region: harmless(region),
    readOnly: isReadOnly(place),
    ...(all.length > 1
      ? {
          all: all.map((one) => ({ profile: harmless(one.profile), region: harmless(one.region) })),
        }
      : {}),
  };
}

/** A guard that can't be read lets nothing pass: the first call that it stops says why. */
function isReadOnly(place: Place): boolean {
  try {
    return place.readOnly ?? false;
  } catch {
    return true;
  }
}

/** A call that has ended, in a line. */
export function shownCall(call: Parameters<typeof printCall>[0], { color }: Look): string {
  return printCall(call, { color });
}

/** An attempt that failed and is made again, in a line that fits. */
export function shownRetry(
  retry: Parameters<typeof printRetry>[0],
  call: Parameters<typeof printRetry>[1],
  look: Look,
): string {
  return printRetry(retry, call, look);
}

/** How far something long is, in a line that fits. */
export function shownProgress(progress: Parameters<typeof printProgress>[0], look: Look): string {
  return printProgress(progress, look);
}

/** What of a round through many places failed, once it is over; empty without any. */
export function shownFailures(progress: Parameters<typeof printFailures>[0]): string {
  return printFailures(progress);
}

/** An error that no cell ended with: one thrown in a timer, a rejection nobody handled. */
export function shownError(error: unknown, look: Look): string {
  return printError(error, look);
}

/**
 * What the screen shows of an outcome: the value with its cell's number, an error, or nothing; and
 * what the tutor says of it.
 */
export function shownOutcome(outcome: Outcome, look: Look): string {
  const text = shownResult(outcome, look);
  if (outcome.remark === undefined) return text;
  return `${text && `${text}\n`}\n${printText(outcome.remark)}\n`;
}

function shownResult(outcome: Outcome, { color, width }: Look): string {
  if (outcome.status === 'interrupted') return stopped(outcome, color);
  if (outcome.status === 'failed') return printError(outcome.error, { color, width });
  if (outcome.text !== undefined) return printText(outcome.text);
  if (outcome.value === undefined) return '';
  const label = `[${outcome.cell}]`;
  if (outcome.brief) {
    const room = width - label.length - 1;
    return `${dim(label, color)} ${printBrief(outcome.value, { color, width: room })}`;
  }
  const offer = offered ? undefined : `${formats}   Out[${outcome.cell}]`;
  const text = printValue(outcome.value, {
    format: outcome.format ?? 'auto',
    color,
    width,
    now: outcome.now,
    page: outcome.page,
    offer,
    ...(outcome.format ? {} : { label }),
  });
  offered ||= text.includes(formats);
  return text;
}

function dim(text: string, color: boolean): string {
  return color ? `\x1b[2m${text}\x1b[0m` : text;
}

function stopped({ calls }: Outcome, color: boolean): string {
  const done = calls.filter(({ status }) => status !== undefined).length;
  const text =
    done > 0 ? `stopped · ${done} AWS ${done === 1 ? 'call' : 'calls'} had ended` : 'stopped';
  return dim(text, color);
}
