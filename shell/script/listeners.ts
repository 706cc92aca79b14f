import type { LateListeners } from '../engine.ts';
import { printError } from '../print/index.ts';
import { outcomeText, type ScriptOptions } from './run-source.ts';

/** What a script hears beside its cells: what comes late, and from the background. */
export interface ScriptListeners extends LateListeners {
  /** True once there was an error among it. */
  readonly failed: boolean;
}

/** Writes what is heard where the script writes; `onFailure` is called for every error. */
export function scriptListeners(
  options: Pick<ScriptOptions, 'color' | 'width' | 'format' | 'out' | 'err'>,
  onFailure: () => void,
): ScriptListeners {
  const { color, width, out, err } = options;
  let failed = false;
  const fail = (): void => {
    failed = true;
    onFailure();
  };
  return {
    get failed() {
      return failed;
    },
    onLateOutput: (text, stream, bytes) => (stream === 'out' ? out : err)(bytes ?? text),
    onLateError: ({ error, where }) => {
      const text = printError(error, { color, ...(width ? { width } : {}) });
      err(`${where === undefined ? '' : `${where}: `}${text}\n`);
      fail();
    },
    onJobEnd: (outcome) => {
      if (outcome.status === 'failed') fail();
      const text = outcomeText(outcome, options);
      if (text !== '') (outcome.status === 'failed' ? err : out)(`${text}\n`);
    },
  };
}
