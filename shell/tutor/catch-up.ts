import { inContext, loadResources } from '../../helpers/index.ts';
import type { CommandContext } from '../command.ts';
import type { Step } from './course.ts';

/**
 * Does steps of a lesson for the user, so that a later one finds what they left in the account and in
 * variables. Nothing is shown but commands: those are run as though typed.
 */
export async function catchUp(steps: readonly Step[], context: CommandContext): Promise<void> {
  for (const cell of steps.flatMap(({ solution }) => solution)) {
    context.signal.throwIfAborted();
    if (cell.startsWith('.')) await context.runCell(cell);
    else {
      await loadResources(cell);
      // Some steps are about errors: those are part of what was done.
      await inContext({ signal: context.signal }, () => context.evaluate(cell)).catch(() => {});
    }
  }
}
