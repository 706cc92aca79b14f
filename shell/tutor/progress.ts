import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** How far somebody is in a course. */
export interface CourseProgress {
  /** The step that is next; undefined at the end of the course. */
  readonly at: string | undefined;
  /** What was done, by the id of its step. */
  readonly done: Readonly<Record<string, 'done' | 'skipped'>>;
}

interface File {
  readonly version: 1;
  /** The course that was open last. */
  last?: string;
  readonly courses: Record<string, CourseProgress>;
}

const nothing: CourseProgress = { at: undefined, done: {} };

/**
 * What is kept of courses between sessions: a JSON file in the user's data folder that may be edited
 * by hand. Read anew at each use, because another session may have written it.
 * https://specifications.freedesktop.org/basedir-spec/latest/
 */
export class Progress {
  readonly #file: string;
  /** Tells of a file that could not be read, once it is out of the way. */
  readonly #warn: (text: string) => void;

  constructor(file: string = progressFile(), warn: (text: string) => void = () => {}) {
    this.#file = file;
    this.#warn = warn;
  }

  /** The course that was open last. */
  get last(): string | undefined {
    return this.#read().last;
  }

  of(course: string): CourseProgress {
    const { courses } = this.#read();
    return Object.hasOwn(courses, course) ? (courses[course] ?? nothing) : nothing;
  }

  keep(course: string, progress: CourseProgress): void {
    const { courses } = this.#read();
    this.#write({ version: 1, last: course, courses: { ...courses, [course]: progress } });
  }

  /** As though the course had never been begun. */
  forget(course: string): void {
    const { last, courses } = this.#read();
    const { [course]: _, ...others } = courses;
    this.#write({ version: 1, ...(last && last !== course ? { last } : {}), courses: others });
  }

  #read(): File {
    let text: string;
    try {
      text = readFileSync(this.#file, 'utf8');
    } catch {
      return { version: 1, courses: {} };
    }
    return parsed(text) ?? this.#setAside();
  }

  /** A file that is broken, or of a version to come, is kept beside the new one. */
  #setAside(): File {
    const aside = `${this.#file}.unreadable`;
    try {
      renameSync(this.#file, aside);
      this.#warn(`the progress of courses could not be read: it is in ${aside} now`);
    } catch {
      this.#warn(`the progress of courses in ${this.#file} can't be read`);
    }
    return { version: 1, courses: {} };
  }

  /** Written beside it and moved into its place, so that it is never half a file. */
  #write(content: File): void {
    const fresh = `${this.#file}.${process.pid}`;
    try {
      mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
      writeFileSync(fresh, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 });
      renameSync(fresh, this.#file);
    } catch (error) {
      this.#warn(`progress is not kept: ${(error as Error).message}`);
    }
  }
}

/** Where progress is kept. */
function progressFile(): string {
  const { default: paths } = require('env-paths') as typeof import('env-paths');
  return join(paths('awsh', { suffix: '' }).data, 'tutorials.json');
}

function parsed(text: string): File | undefined {
  try {
    const file = JSON.parse(text) as File;
    const courses = Object.values(file.courses);
    const whole = courses.every(({ done }) => typeof done === 'object' && done !== null);
    return file.version === 1 && whole ? file : undefined;
  } catch {
    return undefined;
  }
}
