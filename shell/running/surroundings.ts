import type { Session } from '../../helpers/index.ts';
import type { Whereabouts } from '../cell/whereabouts.ts';
import type { Command } from '../command.ts';
import type { Surroundings } from '../complete/surroundings.ts';
import type { CommandRoom } from './run-command.ts';

/** What completion may look at of a session. */
export function surroundingsOf({ room, at, commands, preloaded }: Seen): Surroundings {
  const { capabilities, evaluator, kept, say } = room;
  return {
    session: () => at.session,
    places: () => at.all,
    commands: commands.map((command) => ({
      ...command,
      complete: (word: string, session: Session) =>
        command.complete?.(word, session, capabilities) ?? [],
    })),
    preloaded,
    cells: kept.journal,
    names: () => evaluator.names(),
    members: (path) => evaluator.members(path),
    say,
  };
}

/** What that is made of. */
interface Seen {
  readonly room: CommandRoom;
  readonly at: Whereabouts;
  readonly commands: readonly Command[];
  /** The names that are there without an import. */
  readonly preloaded: readonly string[];
}
