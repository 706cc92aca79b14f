import { safeLine } from '../../helpers/text/safe.ts';
import { painter } from '../print/paint.ts';
import type { Step } from './course.ts';
import { page } from './page.ts';
import type { Visit } from './visit.ts';

/** What the tutor says, in colours or without. */
export class Telling {
  readonly #color: boolean;

  constructor(color: boolean) {
    this.#color = color;
  }

  /** What a course is, where it is held, and how one works in it. */
  welcome({ course, before, number }: Visit): string {
    const about = course.minutes === undefined ? '' : `, about ${course.minutes} minutes`;
    const from = before.isSandbox ? '' : ' You leave your own account for it; `.bye` goes back.';
    const where = `It is held in a sandbox of its own: nothing here touches a real account.${from}`;
    const how =
      number > 1
        ? `You go on at step ${number}; \`.tutorial ${course.name} --over\` starts over.`
        : 'Type at the prompt, as always. `.hint` helps, `.skip` does a step for you, `.show` tells it again, `.bye` leaves, and your progress is kept.';
    const size = `${course.steps.length} steps${about}`;
    return this.say(`**${course.title}** · ${size}\n\n${where} ${how}`);
  }

  /** The step to be done, or that there is none left. */
  step(visit: Visit): string {
    const { step, course, number } = visit;
    if (!step) return this.#end(visit);
    const head = this.#head(`Step ${number} of ${course.steps.length} · ${step.title}`);
    const tail = step.check === '' ? [this.#dim('.next goes on')] : [];
    return [head, page(step.text, this.#color), ...tail].join('\n');
  }

  /** The head of a lesson, with what it is about. */
  lesson(visit: Visit): string {
    const { step, course } = visit;
    if (!step) return '';
    const { lesson } = step;
    const number = `Lesson ${visit.numberOf(lesson)} of ${course.lessons.length}`;
    const head = this.#head(`${number} · ${lesson.title}`);
    return lesson.text === '' ? head : `${head}\n${page(lesson.text, this.#color)}`;
  }

  /** That a lesson has ended, and what the next one is. */
  between(visit: Visit, ended: Step): string {
    const { step } = visit;
    if (!step) return this.#end(visit);
    const done = `Lesson ${visit.numberOf(ended.lesson)}, ${ended.lesson.title}, is done.`;
    const next = `\`.next\` begins lesson ${visit.numberOf(step.lesson)}: ${step.lesson.title}.`;
    return page(`${done} Try what you like; ${next}`, this.#color);
  }

  /** That a cell was the answer. */
  right({ done }: Step): string {
    const mark = painter(this.#color)('✓', 'green');
    return `${mark} ${page(done === '' ? 'Right.' : done, this.#color)}`;
  }

  /** What was wrong with a cell. */
  wrong(why: string, misses: number): string {
    const mark = painter(this.#color)('✗', 'yellow');
    const help = misses > 1 ? ' (`.hint` helps.)' : '';
    return `${mark} ${page(why + help, this.#color)}`;
  }

  /** Markdown by itself. */
  say(markdown: string): string {
    return page(markdown, this.#color);
  }

  /** What is typed for a step, to be read. */
  solution({ solution }: Step): string {
    const lines = solution.flatMap((cell) => cell.split('\n')).map((line) => `  ${line}`);
    return [this.#dim('one way of many:'), ...lines].join('\n');
  }

  #end({ course }: Visit): string {
    return [
      this.#head(`${safeLine(course.title)}: done, all ${course.steps.length} steps`),
      page('`.bye` goes back; `.tutorial --list` shows the other courses.', this.#color),
    ].join('\n');
  }

  #head(text: string): string {
    return painter(this.#color)(safeLine(text), 'bold');
  }

  #dim(text: string): string {
    return painter(this.#color)(text, 'dim');
  }
}
