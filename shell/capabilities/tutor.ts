import type { Answer, CommandContext } from '../command.ts';
import type { Entry } from '../journal.ts';

/** The tutor: explains a step, looks at what each cell really did, says what was wrong. */
export interface Tutor {
  /** `.tutorial …`, `.next`, `.hint` and so on: `word` is the command's name. */
  command(
    word: string,
    words: readonly string[],
    context: CommandContext,
  ): Promise<Answer | string>;
  /** Looks at a cell that has ended. Resolves with what to show after its outcome, if anything. */
  after(entry: Entry): Promise<string | undefined>;
}
