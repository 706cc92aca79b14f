import type { Session } from '../../helpers/index.ts';
import { positionIn } from './position.ts';

/** What could stand at the cursor in place of the word typed there. */
export interface Completion {
  /** The word being typed; every item begins with it. */
  readonly word: string;
  readonly items: readonly string[];
}

/** What completion may look at. Nothing here runs code of the user's. */
export interface Surroundings {
  readonly session: Session;
  readonly commands: readonly {
    readonly name: string;
    readonly complete?: (word: string, session: Session) => readonly string[];
  }[];
  /** The names in scope. */
  readonly names: () => Promise<readonly string[]>;
  /** The member names of what a path such as `r.Reservations[0]` stands for. */
  readonly members: (path: string) => Promise<readonly string[]>;
}

/** Completes the word at the end of `text`, the source up to the cursor. */
export async function complete(text: string, around: Surroundings): Promise<Completion> {
  const position = positionIn(text);
  switch (position.kind) {
    case 'command': {
      const names = around.commands.map(({ name }) => name);
      return matching(
        `.${position.word}`,
        names.map((name) => `.${name}`),
      );
    }
    case 'argument': {
      const command = around.commands.find(({ name }) => name === position.command);
      const items = command?.complete?.(position.word, around.session) ?? [];
      return matching(position.word, items);
    }
    case 'member':
      return matching(position.word, await around.members(position.of));
    case 'name':
      return matching(position.word, await around.names());
    default:
      return { word: '', items: [] };
  }
}

function matching(word: string, items: readonly string[]): Completion {
  return { word, items: [...new Set(items.filter((item) => item.startsWith(word)))].sort() };
}
