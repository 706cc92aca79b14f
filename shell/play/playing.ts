import { UsageError } from '../../helpers/errors.ts';
import { safe, safeLine } from '../../helpers/text/safe.ts';
import type { Answer, CommandContext } from '../command.ts';
import type { Outcome } from '../outcome.ts';
import type { Given } from './given.ts';
import type { Snippet, Step } from './snippet.ts';
import { stepQuestion } from './step-question.ts';

/** A cell of a snippet failed or was stopped, which was shown; the cells after it were not run. */
export class CellFailed extends UsageError {}

/** Runs the cells of a snippet, one after another, until one fails or is left. */
export class Playing {
  readonly #snippet: Snippet;
  readonly #given: Given;
  readonly #context: CommandContext;

  constructor(snippet: Snippet, given: Given, context: CommandContext) {
    this.#snippet = snippet;
    this.#given = given;
    this.#context = context;
  }

  async run(): Promise<Answer | string> {
    const { steps } = this.#snippet;
    const context = this.#context;
    let last: Outcome | undefined;
    for (let number = this.#given.from; number <= steps.length; number += 1) {
      const step = steps[number - 1] as Step;
      context.signal.throwIfAborted();
      if (step.prose !== '') context.say(safe(step.prose));
      this.#announce(step, number);
      const choice = this.#given.step ? await stepQuestion(step, context) : { run: step.source };
      if (choice === 'stop') return resume(number);
      if (choice === 'skip') continue;
      last = await context.runCell(choice.run);
      if (last.status === 'interrupted') throw this.#failed(number, 'was stopped');
      if (last.status === 'failed') throw this.#failed(number, 'failed');
    }
    return this.#given.json && last ? { value: last.value ?? null, format: 'json' } : '';
  }

  #announce({ title }: Step, number: number): void {
    const { steps } = this.#snippet;
    this.#context.say(`${number}/${steps.length} ${safeLine(title)}`.trim());
  }

  #failed(number: number, how: string): CellFailed {
    const { name, steps } = this.#snippet;
    return new CellFailed(`${name}: cell ${number} of ${steps.length} ${how}`, {
      hint: resume(number),
    });
  }
}

/** How to go on: the values stay, and so do the variables of the cells before. */
function resume(number: number): string {
  return `the same line with --from ${number} goes on from there`;
}
