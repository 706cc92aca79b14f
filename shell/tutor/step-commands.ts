import { UsageError } from '../../helpers/errors.ts';
import { inContext } from '../../helpers/index.ts';
import { count } from '../../helpers/text/count.ts';
import type { Answer, CommandContext } from '../command.ts';
import { catchUp } from './catch-up.ts';
import type { Step } from './course.ts';
import type { Telling } from './telling.ts';
import type { Visit } from './visit.ts';

/** What is done within a course: `.next`, `.hint`, `.skip`, `.show`. */
export class StepCommands {
  readonly #telling: Telling;
  #playing = false;

  constructor(telling: Telling) {
    this.#telling = telling;
  }

  /** True while the tutor itself runs cells. */
  get playing(): boolean {
    return this.#playing;
  }

  /** Begins a lesson, from its first step or further on. */
  async begin(visit: Visit, context: CommandContext): Promise<string> {
    const { step, practice } = visit;
    if (!step) return this.#telling.step(visit);
    // The preparation is no call of the user's, and is made though they be in read-only mode.
    const session = await inContext({ signal: context.signal }, () => practice.begin(step.lesson));
    context.use(session);
    visit.isBetween = false;
    const { earlier } = visit;
    if (earlier.length > 0) {
      context.say(
        this.#telling.say(`(Played for you: ${count(earlier.length, 'step')} of this lesson.)`),
      );
      await this.play(() => catchUp(earlier, context));
    }
    return `${this.#telling.lesson(visit)}\n\n${this.#telling.step(visit)}`;
  }

  /** Leaves a step that is only read, or was done before. */
  next(visit: Visit): string {
    const { step } = visit;
    if (!step) return this.#telling.step(visit);
    if (step.check !== '' && !visit.isDoneBefore) {
      return this.#telling.say(
        `Step ${visit.number} is still to be done: \`.hint\` helps, \`.skip\` does it for you.`,
      );
    }
    visit.finish('done');
    return this.onward(visit, step);
  }

  /** Helps, more each time; at last with the code, for the prompt. */
  hint(visit: Visit): Answer | string {
    const { step } = visit;
    if (!step) return this.#telling.step(visit);
    if (step.check === '') return this.#telling.say('Nothing to do here: `.next` goes on.');
    const hint = step.hints[visit.hints];
    visit.hints += 1;
    if (hint !== undefined) return this.#telling.say(hint);
    const [fill = ''] = step.solution;
    return { text: this.#telling.say('One way is in the prompt now: Enter runs it.'), fill };
  }

  /** Does the step for the user, and says what that made. */
  async skip(visit: Visit, context: CommandContext): Promise<string> {
    const { step } = visit;
    if (!step) return this.#telling.step(visit);
    const made: string[] = [];
    await this.play(async () => {
      for (const cell of step.solution) {
        const { calls } = await context.runCell(cell);
        made.push(...calls.map(({ service, operation }) => `${service} ${operation}`));
      }
    });
    visit.finish('skipped');
    const calls = made.length === 0 ? 'no call' : [...new Set(made)].join(', ');
    const head = this.#telling.say(`Step skipped: that made ${calls}. ${step.done}`.trim());
    return `${head}\n\n${this.onward(visit, step)}`;
  }

  /** Tells the step again, or one way to do it; leads back to the course from elsewhere. */
  show(visit: Visit, words: readonly string[], context: CommandContext): string {
    const { practice, step } = visit;
    const [word, ...extra] = words;
    if ((word !== undefined && word !== 'solution') || extra.length > 0) {
      throw new UsageError('.show takes solution, or nothing');
    }
    // The clock is that of the sandbox a session is in.
    if (!practice.hasProfiles && context.session.clock !== practice.state.clock) {
      context.use(practice.session());
    }
    if (!step || word === undefined) return this.#telling.step(visit);
    if (step.check === '') return this.#telling.say('Nothing to type here: `.next` goes on.');
    return this.#telling.solution(step);
  }

  /** What comes after a step: the next one, or the end of a lesson. */
  onward(visit: Visit, ended: Step): string {
    return visit.isBetween ? this.#telling.between(visit, ended) : this.#telling.step(visit);
  }

  /** Does work whose cells are the tutor's own. */
  async play<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#playing = true;
    try {
      return await work();
    } finally {
      this.#playing = false;
    }
  }
}
