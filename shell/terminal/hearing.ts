import { duration } from '../../helpers/text/ago.ts';
import type { LateListeners, Outcome } from '../engine.ts';
import type { Screen } from './screen.ts';
import type { StuckWatch } from './stuck-watch.ts';

/** Where what comes beside the running cell is shown, and with what. */
export interface Hearing {
  readonly screen: Pick<Screen, 'write'>;
  readonly stuckWatch: Pick<StuckWatch, 'begin' | 'end'>;
  readonly shown: Pick<typeof import('./shown.ts'), 'shownError' | 'shownOutcome'>;
  readonly look: () => { readonly color: boolean; readonly width: number };
}

/** Shows above the line being typed what comes late or from the background. */
export function hearing({ screen, stuckWatch, shown, look }: Hearing): LateListeners {
  let watching = false;
  return {
    onLateOutput: (text) => screen.write(text),
    onLateError: ({ error, where }) => {
      const text = shown.shownError(error, look());
      screen.write(`${where === undefined ? '' : `${where}: `}${text}\n`);
    },
    onJobEnd: (outcome) => {
      const text = shown.shownOutcome(outcome, look());
      screen.write(`${headline(outcome, look().color)}\n${text === '' ? '' : `${text}\n`}`);
    },
    onJobs: (running) => {
      if (watching === running > 0) return;
      watching = running > 0;
      if (watching) stuckWatch.begin();
      else stuckWatch.end();
    },
  };
}

/** `[5] has ended · 12 s · 3 AWS calls` */
function headline({ cell, status, durationMs, calls }: Outcome, color: boolean): string {
  const ends = { ok: 'has ended', failed: 'has failed', interrupted: 'was stopped' };
  const parts = [`[${cell}] ${ends[status]}`, duration(durationMs)];
  if (calls.length > 0) parts.push(`${calls.length} AWS ${calls.length === 1 ? 'call' : 'calls'}`);
  const text = parts.join(' · ');
  return color ? `\x1b[2m${text}\x1b[0m` : text;
}
