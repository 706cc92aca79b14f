import { join } from 'node:path';
import { Session } from '../../../helpers/index.ts';
import { createSandbox, type Sandbox } from '../../../sandbox/index.ts';
import { Engine, type Outcome } from '../../../shell/engine.ts';
import { NotebooksOnDemand } from '../../../shell/recording/notebooks-on-demand.ts';
import { emptyHome } from '../../support/program.ts';

/** A session of its own in the sandbox, at whose prompt cells are entered. */
export interface TestSession {
  readonly sandbox: Sandbox;
  /** A path in a folder of its own. */
  readonly at: (name: string) => string;
  /** Enters cells one after another; the outcome of the last. */
  readonly enter: (...cells: readonly string[]) => Promise<Outcome>;
  /** The text that a command answers, or the message it fails with. */
  readonly told: (line: string) => Promise<string>;
  readonly close: () => void;
}

export function openSession(): TestSession {
  const sandbox = createSandbox();
  const engine = new Engine({
    session: new Session({ sandbox: sandbox.link }),
    notebooks: new NotebooksOnDemand({ color: false, width: () => 100 }),
  });
  const folder = emptyHome();
  const enter = async (...cells: readonly string[]): Promise<Outcome> => {
    let last: Outcome | undefined;
    for (const cell of cells) last = await engine.run(cell);
    return last as Outcome;
  };
  return {
    sandbox,
    at: (name) => join(folder, name),
    enter,
    told: async (line) => {
      const { text, error } = await enter(line);
      return text ?? (error as Error).message;
    },
    close: () => engine.close(),
  };
}

/** Runs a test's story in a session of its own: there is one engine a process, so one after another. */
export async function inSession(tell: (session: TestSession) => Promise<void>): Promise<void> {
  const session = openSession();
  try {
    await tell(session);
  } finally {
    session.close();
  }
}
