import type { Tutor } from '../capabilities/index.ts';
import type { Answer, CommandContext } from '../command.ts';
import type { Entry } from '../journal.ts';
import type { TutorOptions } from './tutor.ts';

/** The tutor, loaded when first asked for. */
export class TutorOnDemand implements Tutor {
  readonly #options: TutorOptions;
  #loaded: Tutor | undefined;

  constructor(options: TutorOptions) {
    this.#options = options;
  }

  async command(
    word: string,
    words: readonly string[],
    context: CommandContext,
  ): Promise<Answer | string> {
    this.#loaded ??= await this.#load();
    return this.#loaded.command(word, words, context);
  }

  async after(entry: Entry): Promise<string | undefined> {
    return this.#loaded?.after(entry);
  }

  async #load(): Promise<Tutor> {
    const { CourseTutor } = await import('./tutor.ts');
    return new CourseTutor(this.#options);
  }
}
