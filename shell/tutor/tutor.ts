import { UsageError } from '../../helpers/errors.ts';
import type { Tutor } from '../capabilities/index.ts';
import type { Answer, CommandContext } from '../command.ts';
import type { Entry } from '../journal.ts';
import { checked } from './check.ts';
import type { Course } from './course.ts';
import { openCourse } from './courses.ts';
import { courseRows, stepRows } from './list.ts';
import { playCourse } from './play-course.ts';
import { type OpenSandbox, Practice } from './practice.ts';
import { Progress } from './progress.ts';
import { StepCommands } from './step-commands.ts';
import { Telling } from './telling.ts';
import { Visit } from './visit.ts';
import { readWish, type Wish } from './wish.ts';

/** What a tutor needs of the program. */
export interface TutorOptions {
  readonly openSandbox: OpenSandbox;
  readonly color: boolean;
  /** Where progress is kept; the user's data folder unless given. */
  readonly progressFile?: string;
}

const ours = /^\s*\.(tutorial|next|hint|skip|show|bye)(?=\s|$)/;

/** Holds courses at the prompt: one at a time, each in a sandbox of its own. */
export class CourseTutor implements Tutor {
  readonly #options: TutorOptions;
  readonly #progress: Progress;
  readonly #telling: Telling;
  readonly #steps: StepCommands;
  readonly #warnings: string[] = [];
  #visit: Visit | undefined;

  constructor(options: TutorOptions) {
    this.#options = options;
    this.#progress = new Progress(options.progressFile, (text) => this.#warnings.push(text));
    this.#telling = new Telling(options.color);
    this.#steps = new StepCommands(this.#telling);
  }

  async command(
    word: string,
    words: readonly string[],
    context: CommandContext,
  ): Promise<Answer | string> {
    const answer = await this.#command(word, words, context);
    for (const warning of this.#warnings.splice(0)) context.say(warning);
    return typeof answer === 'string' ? `\n${answer}\n` : answer;
  }

  /** Looks at what a cell really did. Resolves with what to say of it; undefined for nothing. */
  async after(entry: Entry): Promise<string | undefined> {
    const visit = this.#visit;
    const { status, source } = entry.outcome;
    if (!visit?.step || visit.isBetween || this.#steps.playing || ours.test(source))
      return undefined;
    if (status === 'interrupted') return undefined;
    if (!entry.place.isSandbox && !visit.practice.hasProfiles) {
      const where = entry.place.profile ?? 'your own account';
      return this.#telling.say(`This is ${where}, not the course: \`.show\` leads back to it.`);
    }
    if (visit.step.check === '') return undefined;
    return this.#look(visit, entry);
  }

  async #look(visit: Visit, entry: Entry): Promise<string | undefined> {
    const { step, practice } = visit;
    if (!step) return undefined;
    const verdict = await checked(step, entry, practice.state);
    if (verdict.is === 'right') {
      visit.finish('done');
      return `${this.#telling.right(step)}\n\n${this.#steps.onward(visit, step)}`;
    }
    if (verdict.is === 'wrong') {
      visit.misses += 1;
      return this.#telling.wrong(verdict.why, visit.misses);
    }
    visit.others += 1;
    if (visit.others % 4 !== 0) return undefined;
    return this.#telling.say('(The course waits: `.show` tells the step again, `.hint` helps.)');
  }

  async #command(
    word: string,
    words: readonly string[],
    context: CommandContext,
  ): Promise<Answer | string> {
    if (word === 'tutorial') return this.#tutorial(readWish(words), context);
    const visit = this.#visit;
    if (!visit) throw new UsageError('no course is open', { hint: '.tutorial opens one' });
    if (word === 'bye') return this.#bye(visit, context);
    if (visit.isBetween) return this.#steps.begin(visit, context);
    if (word === 'next') return this.#steps.next(visit);
    if (word === 'hint') return this.#steps.hint(visit);
    if (word === 'skip') return this.#steps.skip(visit, context);
    return this.#steps.show(visit, words, context);
  }

  async #tutorial(wish: Wish, context: CommandContext): Promise<Answer | string> {
    if (wish.do === 'list') return { value: courseRows(this.#progress) };
    if (wish.do === 'test') return this.#test(openCourse(wish.course), context);
    if (wish.do === 'forget') {
      this.#progress.forget(wish.course);
      return `${wish.course} is forgotten: .tutorial ${wish.course} begins at its first step`;
    }
    const course = wish.course ?? this.#visit?.course.name ?? (await this.#chosen(context));
    if (course === undefined) return { value: courseRows(this.#progress) };
    const visit = await this.#open(course, context);
    if (wish.do === 'steps') return { value: stepRows(visit.course, this.#progress) };
    if (wish.do === 'over') visit.jump(1);
    if (wish.do === 'from') visit.jump(stepIn(visit.course, wish.step));
    return visit.isBetween
      ? this.#steps.begin(visit, context)
      : this.#steps.show(visit, [], context);
  }

  /** The course that was open last; else the one that is chosen from a list. */
  async #chosen({ ask, signal }: CommandContext): Promise<string | undefined> {
    const { last } = this.#progress;
    if (last !== undefined) return last;
    const choices = courseRows(this.#progress).map(({ course, about }) => ({
      value: course,
      note: about,
    }));
    return ask?.choose('Course', choices, { signal });
  }

  async #open(name: string, context: CommandContext): Promise<Visit> {
    if (this.#visit?.course.name === name) return this.#visit;
    const course = openCourse(name);
    const practice = await this.#practice(course);
    const before = this.#visit?.before ?? context.session;
    await this.#visit?.practice.close();
    const visit = new Visit(course, practice, before, this.#progress);
    if (visit.step === undefined) visit.jump(1);
    visit.keep();
    this.#visit = visit;
    context.say(`${this.#telling.welcome(visit)}\n`);
    return visit;
  }

  async #bye(visit: Visit, context: CommandContext): Promise<string> {
    this.#visit = undefined;
    await visit.practice.close();
    context.use(visit.before);
    const { course, step, number } = visit;
    const where = step ? `You stopped at step ${number} of ${course.steps.length}` : 'All is done';
    return this.#telling.say(`${where}; \`.tutorial ${course.name}\` comes back to it.`);
  }

  async #practice({ name, fixture }: Course): Promise<Practice> {
    try {
      return new Practice(await this.#options.openSandbox(fixture));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new UsageError(`the course ${name}: ${error.message}`);
    }
  }

  async #test(course: Course, context: CommandContext): Promise<string> {
    const practice = await this.#practice(course);
    const before = context.session;
    try {
      return await this.#steps.play(() => playCourse(course, practice, context));
    } finally {
      await practice.close();
      context.use(before);
    }
  }
}

function stepIn({ steps, name }: Course, wanted: number): number {
  if (Number.isInteger(wanted) && wanted >= 1 && wanted <= steps.length) return wanted;
  throw new UsageError(`${name} has steps 1 to ${steps.length}`, {
    hint: `.tutorial ${name} --steps lists them`,
  });
}
