import { currentContext } from '../../helpers/index.ts';
import type { Ask } from '../command.ts';
import type { CellContext } from './running-cell.ts';

/** Questions of cells that run in the background wait until they are brought to the front. */
export function askInFront(ask: Ask): Ask {
  const inFront = (signal: AbortSignal | undefined): Promise<void> =>
    orStopped((currentContext() as CellContext).inFront?.(), signal);
  return {
    async choose(message, choices, options) {
      await inFront(options?.signal);
      return options?.signal?.aborted ? undefined : ask.choose(message, choices, options);
    },
    async text(message, options) {
      await inFront(options?.signal);
      return options?.signal?.aborted ? undefined : ask.text(message, options);
    },
    async secret(message, options) {
      await inFront(options?.signal);
      return options?.signal?.aborted ? undefined : ask.secret(message, options);
    },
  };
}

function orStopped(
  turn: Promise<void> | undefined,
  signal = currentContext().signal,
): Promise<void> {
  if (!turn) return Promise.resolve();
  return new Promise((resolve) => {
    void turn.then(resolve);
    if (signal?.aborted) resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
