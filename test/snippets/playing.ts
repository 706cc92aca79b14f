import { Session } from '../../helpers/index.ts';
import { createSandbox, type Sandbox } from '../../sandbox/index.ts';
import { Engine, type Outcome } from '../../shell/engine.ts';
import { snippets } from '../../shell/play/index.ts';

/** A session on the company's account that plays snippets; there is one engine a process. */
export class Stage {
  readonly sandbox: Sandbox;
  readonly engine: Engine;

  constructor(fixture: 'company' | 'tutorial' = 'company') {
    this.sandbox = createSandbox({ fixture, clock: 'instant' });
    this.engine = new Engine({ session: new Session({ sandbox: this.sandbox.link }), snippets });
  }

  /** Plays with the words after `.play`; gives the outcomes of its cells, and its own. */
  async play(words: string): Promise<{ cells: Outcome[]; last: unknown; whole: Outcome }> {
    const cells: Outcome[] = [];
    const whole = await this.engine.run(`.play ${words}`, { onOutcome: (one) => cells.push(one) });
    return { cells, last: cells.at(-1)?.value, whole };
  }

  /** The rows that the last cell came to; throws what went wrong. */
  async rows(words: string): Promise<Record<string, unknown>[]> {
    const { last, whole, cells } = await this.play(words);
    const failed = cells.find(({ status }) => status === 'failed') ?? whole;
    if (failed.status !== 'ok') throw failed.error;
    return last as Record<string, unknown>[];
  }

  /** The value of a cell. */
  async run(source: string): Promise<unknown> {
    const { status, error, value } = await this.engine.run(source);
    if (status !== 'ok') throw error;
    return value;
  }
}
