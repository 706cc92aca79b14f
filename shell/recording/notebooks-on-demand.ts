import type { Notebooks } from '../capabilities/notebooks.ts';
import type { CommandContext } from '../command.ts';
import type { Screen } from './session-notebooks.ts';

/** Documents of the session, loaded when they are first asked for. */
export class NotebooksOnDemand implements Notebooks {
  readonly #screen: Screen;
  #loaded: Promise<Notebooks> | undefined;

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  async command(words: readonly string[], context: CommandContext): Promise<string> {
    return (await this.#load()).command(words, context);
  }

  async export(words: readonly string[], context: CommandContext): Promise<string> {
    return (await this.#load()).export(words, context);
  }

  #load(): Promise<Notebooks> {
    this.#loaded ??= import('./session-notebooks.ts').then(
      ({ SessionNotebooks }) => new SessionNotebooks(this.#screen),
    );
    return this.#loaded;
  }
}
