import type { Session } from '../../helpers/index.ts';
import type { Course, Lesson, Step } from './course.ts';
import type { Practice } from './practice.ts';
import type { CourseProgress, Progress } from './progress.ts';

/** A course while it is open: where its user is in it. */
export class Visit {
  readonly course: Course;
  readonly practice: Practice;
  /** Where the user was before, and goes back to. */
  readonly before: Session;
  readonly #progress: Progress;
  #at: number;
  /** True before a lesson begins: the account is not yet that of its start. */
  isBetween = true;
  /** How many hints were given for this step, and how many cells had nothing to do with it. */
  hints = 0;
  others = 0;
  misses = 0;

  constructor(course: Course, practice: Practice, before: Session, progress: Progress) {
    this.course = course;
    this.practice = practice;
    this.before = before;
    this.#progress = progress;
    this.#at = this.#resumed(progress.of(course.name));
  }

  /** The step to be done; undefined at the end of the course. */
  get step(): Step | undefined {
    return this.course.steps[this.#at];
  }

  /** Its number, from 1. */
  get number(): number {
    return this.#at + 1;
  }

  /** The step once more: a step that was done may be left without doing it again. */
  get isDoneBefore(): boolean {
    const { step } = this;
    return step !== undefined && step.id in this.#progress.of(this.course.name).done;
  }

  /** The steps of this lesson that come before this one. */
  get earlier(): readonly Step[] {
    const lesson = this.step?.lesson;
    return this.course.steps.slice(0, this.#at).filter((step) => step.lesson === lesson);
  }

  /** The number of a lesson, from 1. */
  numberOf(lesson: Lesson): number {
    return this.course.lessons.indexOf(lesson) + 1;
  }

  /** Goes on to the next step, and keeps that. True when a lesson ended. */
  finish(how: 'done' | 'skipped'): boolean {
    const { step } = this;
    if (!step) return false;
    const { done } = this.#progress.of(this.course.name);
    const before = done[step.id] === 'done' ? 'done' : how;
    this.#go(this.#at + 1, { ...done, [step.id]: before });
    this.isBetween = this.step?.lesson !== step.lesson;
    return this.isBetween;
  }

  /** Goes to a step by its number, from 1. */
  jump(number: number): void {
    this.#go(number - 1, this.#progress.of(this.course.name).done);
    this.isBetween = true;
  }

  /** Keeps that the course was opened. */
  keep(): void {
    this.#go(this.#at, this.#progress.of(this.course.name).done);
  }

  #go(at: number, done: CourseProgress['done']): void {
    this.#at = at;
    this.hints = 0;
    this.others = 0;
    this.misses = 0;
    this.#progress.keep(this.course.name, { at: this.step?.id, done });
  }

  /** Where one left off; a step that the course no longer has is the first that is not done. */
  #resumed({ at, done }: CourseProgress): number {
    const { steps } = this.course;
    const known = steps.findIndex(({ id }) => id === at);
    if (known >= 0) return known;
    const open = steps.findIndex(({ id }) => !(id in done));
    return Math.max(open, 0);
  }
}
