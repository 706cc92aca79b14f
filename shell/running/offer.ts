import { offerServices } from '../preloaded.ts';
import type { CommandRoom } from './run-command.ts';
import type { RunningCell } from './running-cell.ts';

/** Where a person can be asked, asks before services are used that are not installed. */
export async function offer(
  { source, signal }: RunningCell,
  { capabilities, evaluator, say }: CommandRoom,
): Promise<void> {
  const { ask } = capabilities;
  if (ask) await offerServices(source, { ask, say, taken: () => evaluator.names(), signal });
}
