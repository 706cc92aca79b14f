import { join } from 'node:path';
import { Session } from '../../../../helpers/index.ts';
import { createSandbox, type FixtureName } from '../../../../sandbox/index.ts';
import { Engine, type Outcome } from '../../../../shell/engine.ts';
import { TutorOnDemand } from '../../../../shell/tutor/index.ts';
import { emptyHome } from '../../../support/program.ts';

/** An engine with a tutor, without a screen; waits take no time. */
export interface Classroom {
  readonly engine: Engine;
  /** The file that progress is kept in. */
  readonly progressFile: string;
  /** Runs cells, one after another. The outcome of the last. */
  type(...lines: readonly string[]): Promise<Outcome>;
  /** What the tutor says to the last of some cells: an answer to a command, or a remark. */
  told(...lines: readonly string[]): Promise<string>;
}

/** Opens a classroom, of which there can be one a process. */
export function classroom(session = new Session({ sandbox: createSandbox().link })): Classroom {
  const progressFile = join(emptyHome(), 'awsh', 'tutorials.json');
  const tutor = new TutorOnDemand({
    openSandbox: async (fixture) =>
      createSandbox({ fixture: fixture as FixtureName, clock: 'instant' }),
    color: false,
    progressFile,
  });
  const engine = new Engine({ session, tutor });
  const type = async (...lines: readonly string[]): Promise<Outcome> => {
    let last: Outcome | undefined;
    for (const line of lines) last = await engine.run(line);
    if (!last) throw new Error('nothing was typed');
    return last;
  };
  return {
    engine,
    progressFile,
    type,
    told: async (...lines) => {
      const { output, text = '', remark = '', error } = await type(...lines);
      return [output, text, remark, error instanceof Error ? error.message : ''].join('\n').trim();
    },
  };
}
