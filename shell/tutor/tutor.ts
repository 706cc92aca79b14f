import { UsageError } from '../../helpers/errors.ts';
import { inContext } from '../../helpers/index.ts';
import type { Tutor } from '../capabilities/index.ts';
import type { Answer, CommandContext } from '../command.ts';
import type { Entry } from '../journal.ts';
import { catchUp } from './catch-up.ts';
import { checked } from './check.ts';
import type { Course } from './course.ts';
import { openCourse } from './courses.ts';
import { courseRows, stepRows } from './list.ts';
import { playCourse } from './play-course.ts';
import { type OpenSandbox, Practice } from './practice.ts';
import { Progress } from './progress.ts';
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
  readonly #warnings: string[] = [];
  #visit: Visit | undefined;
  /** True while the tutor itself runs cells. */
  #playing = false;

  constructor(options: TutorOptions) {
    this.#options = options;
    this.#progress = new Progress(options.progressFile, (text) => this.#warnings.push(text));
    this.#telling = new Telling(options.color);
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
    if (!visit?.step || visit.isBetween || this.#playing || ours.test(source)) return undefined;
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
      return `${this.#telling.right(step)}\n\n${this.#onward(visit, step)}`;
    }
    if (verdict.is === 'wrong') {
      visit.misses += 1;
      return this.#telling.wrong(verdict.why, visit.misses);
    }
    visit.others += 1;
    if (visit.others % 4 !== 0) return undefined;
    return this.#telling.say('(The course waits: `.show` tells the step again, `.hint` helps.)');
  }

  #onward(visit: Visit, ended: NonNullable<Visit['step']>): string {
    return visit.isBetween ? this.#telling.between(visit, ended) : this.#telling.step(visit);
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
    if (visit.isBetween) return this.#begin(visit, context);
    if (word === 'next') return this.#next(visit);
    if (word === 'hint') return this.#hint(visit);
    if (word === 'skip') return this.#skip(visit, context);
    return this.#show(visit, words, context);
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
    return visit.isBetween ? this.#begin(visit, context) : this.#show(visit, [], context);
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
    const practice = new Practice(await this.#options.openSandbox(course.fixture));
    const before = this.#visit?.before ?? context.session;
    await this.#visit?.practice.close();
    const visit = new Visit(course, practice, before, this.#progress);
    if (visit.step === undefined) visit.jump(1);
    visit.keep();
    this.#visit = visit;
    context.say(this.#welcome(visit));
    return visit;
  }

  #welcome({ course, before, number }: Visit): string {
    const about = course.minutes === undefined ? '' : `, about ${course.minutes} minutes`;
    const from = before.isSandbox ? '' : ' You leave your own account for it; `.bye` goes back.';
    const where = `It is held in a sandbox of its own: nothing here touches a real account.${from}`;
    const how =
      number > 1
        ? `You go on at step ${number}; \`.tutorial ${course.name} --over\` starts over.`
        : 'Type at the prompt, as always. `.hint` helps, `.skip` does a step for you, `.show` tells it again, `.bye` leaves, and your progress is kept.';
    const size = `${course.steps.length} steps${about}`;
    return `${this.#telling.say(`**${course.title}** · ${size}\n\n${where} ${how}`)}\n`;
  }

  /** Begins a lesson, from its first step or further on. */
  async #begin(visit: Visit, context: CommandContext): Promise<string> {
    const { step, practice } = visit;
    if (!step) return this.#telling.step(visit);
    // The preparation is no call of the user's, and is made though they be in read-only mode.
    const session = await inContext({ signal: context.signal }, () => practice.begin(step.lesson));
    context.use(session);
    visit.isBetween = false;
    const { earlier } = visit;
    if (earlier.length > 0) {
      context.say(this.#telling.say(`(Played for you: ${earlier.length} steps of this lesson.)`));
      await this.#play(() => catchUp(earlier, context));
    }
    return `${this.#telling.lesson(visit)}\n\n${this.#telling.step(visit)}`;
  }

  #next(visit: Visit): string {
    const { step } = visit;
    if (!step) return this.#telling.step(visit);
    if (step.check !== '' && !visit.isDoneBefore) {
      return this.#telling.say(
        `Step ${visit.number} is still to be done: \`.hint\` helps, \`.skip\` does it for you.`,
      );
    }
    visit.finish('done');
    return this.#onward(visit, step);
  }

  #hint(visit: Visit): Answer | string {
    const { step } = visit;
    if (!step) return this.#telling.step(visit);
    if (step.check === '') return this.#telling.say('Nothing to do here: `.next` goes on.');
    const hint = step.hints[visit.hints];
    visit.hints += 1;
    if (hint !== undefined) return this.#telling.say(hint);
    const [fill = ''] = step.solution;
    return { text: this.#telling.say('One way is in the prompt now: Enter runs it.'), fill };
  }

  async #skip(visit: Visit, context: CommandContext): Promise<string> {
    const { step } = visit;
    if (!step) return this.#telling.step(visit);
    const made: string[] = [];
    await this.#play(async () => {
      for (const cell of step.solution) {
        const { calls } = await context.runCell(cell);
        made.push(...calls.map(({ service, operation }) => `${service} ${operation}`));
      }
    });
    visit.finish('skipped');
    const calls = made.length === 0 ? 'no call' : [...new Set(made)].join(', ');
    const head = this.#telling.say(`Step skipped: that made ${calls}. ${step.done}`.trim());
    return `${head}\n\n${this.#onward(visit, step)}`;
  }

  #show(visit: Visit, words: readonly string[], context: CommandContext): string {
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

  async #bye(visit: Visit, context: CommandContext): Promise<string> {
    this.#visit = undefined;
    await visit.practice.close();
    context.use(visit.before);
    const { course, step, number } = visit;
    const where = step ? `You stopped at step ${number} of ${course.steps.length}` : 'All is done';
    return this.#telling.say(`${where}; \`.tutorial ${course.name}\` comes back to it.`);
  }

  async #test(course: Course, context: CommandContext): Promise<string> {
    const practice = new Practice(await this.#options.openSandbox(course.fixture));
    const before = context.session;
    try {
      return await this.#play(() => playCourse(course, practice, context));
    } finally {
      await practice.close();
      context.use(before);
    }
  }

  async #play<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#playing = true;
    try {
      return await work();
    } finally {
      this.#playing = false;
    }
  }
}

function stepIn({ steps, name }: Course, wanted: number): number {
  if (Number.isInteger(wanted) && wanted >= 1 && wanted <= steps.length) return wanted;
  throw new UsageError(`${name} has steps 1 to ${steps.length}`, {
    hint: `.tutorial ${name} --steps lists them`,
  });
}
