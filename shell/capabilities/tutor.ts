import type { CommandContext } from '../command.ts';

/** The tutor: explains a step, looks at what each cell really did, says what was wrong. */
export interface Tutor {
  /** `.tutorial …`, `.next`, `.hint` and so on: `word` is the command's name. */
  command(word: string, words: readonly string[], context: CommandContext): Promise<string>;
}
