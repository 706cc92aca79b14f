import type { Session } from '../../helpers/index.ts';
import type { Candidate, CandidateKind, Completion } from './completion.ts';
import { positionIn } from './position.ts';

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

/** Completes the word that ends at `cursor`. */
export async function complete(
  source: string,
  cursor: number,
  around: Surroundings,
): Promise<Completion> {
  const position = positionIn(source.slice(0, cursor));
  switch (position.kind) {
    case 'command': {
      const names = around.commands.map(({ name }) => `.${name}`);
      return matching(`.${position.word}`, cursor, names, 'command');
    }
    case 'argument': {
      const command = around.commands.find(({ name }) => name === position.command);
      const items = command?.complete?.(position.word, around.session) ?? [];
      return matching(position.word, cursor, items, 'value');
    }
    case 'member':
      return matching(position.word, cursor, await around.members(position.of), 'member');
    case 'name':
      return matching(position.word, cursor, await around.names(), 'variable');
    default:
      return { from: cursor, to: cursor, items: [] };
  }
}

function matching(
  word: string,
  to: number,
  texts: readonly string[],
  kind: CandidateKind,
): Completion {
  const fitting = [...new Set(texts.filter((text) => text.startsWith(word)))].sort();
  return {
    from: to - word.length,
    to,
    items: fitting.map((text): Candidate => ({ text, kind })),
  };
}
