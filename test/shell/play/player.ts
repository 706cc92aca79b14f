import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Session } from '../../../helpers/index.ts';
import { createSandbox, type Sandbox } from '../../../sandbox/index.ts';
import { type Ask, Engine, type Outcome } from '../../../shell/engine.ts';
import { snippets } from '../../../shell/play/index.ts';

/** What a run of `.play` and its kind left behind. */
export interface Played {
  readonly status: Outcome['status'];
  /** The error's message and hint, or the text shown. */
  readonly text: string;
  readonly outcome: Outcome;
  /** The sources of the cells that ran. */
  readonly cells: readonly string[];
  /** What was said meanwhile. */
  readonly said: string;
}

/** A session in an own data folder, with a person whose answers are told before they are asked. */
export class Player {
  readonly folder = mkdtempSync(join(tmpdir(), 'awsh-play-'));
  readonly sandbox: Sandbox = createSandbox({ fixture: 'tutorial', clock: 'instant' });
  readonly engine: Engine;
  /** Answers to come, and the questions there were. */
  readonly answers: (string | undefined)[] = [];
  readonly questions: { message: string; choices: readonly string[] }[] = [];

  constructor({ isWatched = true, readOnly = false } = {}) {
    process.env.XDG_DATA_HOME = join(this.folder, 'data');
    const ask: Ask = {
      choose: async (message, choices) =>
        this.#answer(
          message,
          choices.map(({ value }) => value),
        ),
      text: async (message) => this.#answer(message),
      secret: async (message) => this.#answer(message),
    };
    const session = new Session({ sandbox: this.sandbox.link, readOnly });
    const editor = { edit: async (text: string) => text.replaceAll('before', 'after') };
    this.engine = new Engine({ session, snippets, editor, ...(isWatched ? { ask } : {}) });
  }

  /** Writes a file that somebody else may have written; gives its path. */
  file(name: string, text: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, text);
    return path;
  }

  async run(line: string): Promise<Played> {
    const cells: string[] = [];
    const said: string[] = [];
    const outcome = await this.engine.run(line, {
      onCell: (source) => cells.push(source),
      onOutput: (text) => said.push(text),
    });
    const { status, error, text = '' } = outcome;
    const { message = '', hint = '' } = (error ?? {}) as { message?: string; hint?: string };
    const fault = [message, hint].filter(Boolean).join(': ');
    return { status, text: fault || text, outcome, cells, said: said.join('') };
  }

  close(): void {
    this.engine.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #answer(message: string, choices: readonly string[] = []): string | undefined {
    this.questions.push({ message, choices });
    return this.answers.shift();
  }
}
