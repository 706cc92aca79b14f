import { parse } from 'yaml';
import { UsageError } from '../../helpers/errors.ts';
import type { Course, Lesson, Step } from './course.ts';
import { type Fence, type Piece, piecesOf } from './fences.ts';

type Draft<Type> = { -readonly [Key in keyof Type]: Type[Key] };
type StepDraft = Draft<Step> & {
  solution: string[];
  hints: string[];
  wrong: Step['wrong'][number][];
};

/**
 * Reads a course: front matter, `#` a lesson, `##` a step, and in them fences by their roles. Throws a
 * UsageError that names the line.
 */
export function readCourse(source: string, name: string): Course {
  const text = source.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const head = /^---\n([\s\S]*?)\n---\n/.exec(text);
  const body = text.slice(head?.[0].length ?? 0);
  const firstLine = (head?.[0].split('\n').length ?? 1) + 0;
  const about = frontMatter(head?.[1] ?? '', name);
  const reading = new Reading(name);
  for (const piece of piecesOf(body.split('\n'), firstLine)) reading.take(piece);
  const { lessons, steps } = reading.end();
  const { title = name, description = '', fixture = 'tutorial', minutes } = about;
  return {
    name,
    title: String(title),
    description: String(description),
    fixture: String(fixture),
    minutes: typeof minutes === 'number' ? minutes : undefined,
    lessons,
    steps,
  };
}

function frontMatter(text: string, name: string): Record<string, unknown> {
  try {
    return (parse(text) as Record<string, unknown> | null) ?? {};
  } catch (cause) {
    throw new UsageError(`the course ${name}: its first lines are no YAML`, { cause });
  }
}

/** A course, piece by piece. */
class Reading {
  readonly #name: string;
  readonly #lessons: Draft<Lesson>[] = [];
  readonly #steps: StepDraft[] = [];
  #step: StepDraft | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  take(piece: Piece): void {
    if (piece.kind === 'heading') this.#heading(piece);
    else if (piece.kind === 'fence') this.#fence(piece);
    else this.#text(piece.text);
  }

  end(): { lessons: Lesson[]; steps: Step[] } {
    const [first] = this.#steps;
    if (!first) throw new UsageError(`the course ${this.#name} has no steps: ## begins one`);
    for (const { title, check, solution } of this.#steps) {
      if ((check === '') !== (solution.length === 0)) {
        throw new UsageError(`${this.#name}: the step "${title}" needs a solution and a check`, {
          hint: 'or neither, if it is only read',
        });
      }
    }
    return { lessons: this.#lessons, steps: this.#steps };
  }

  #heading({ level, text: title, line }: Piece & { kind: 'heading' }): void {
    this.#step = undefined;
    if (level === 1) {
      this.#lessons.push({ title, text: '', setup: '', profiles: '' });
      return;
    }
    const lesson = this.#lessons.at(-1);
    if (!lesson) throw this.#wrong(line, 'a step stands before the first lesson (# Title)');
    const id = idOf(title);
    if (this.#steps.some((step) => step.id === id)) {
      throw this.#wrong(line, `two steps are called "${title}"`);
    }
    const parts = { solution: [], hints: [], wrong: [] };
    this.#step = { id, title, lesson, text: '', check: '', done: '', ...parts };
    this.#steps.push(this.#step);
  }

  #text(text: string): void {
    const place = this.#step ?? this.#lessons.at(-1);
    if (place) place.text = place.text === '' ? text : `${place.text}\n\n${text}`;
  }

  #fence({ role, text, attributes, line }: Fence): void {
    const step = this.#step;
    const lesson = this.#lessons.at(-1);
    if (step && role === 'solution') step.solution.push(text);
    else if (step && role === 'check') step.check = text;
    else if (step && role === 'hint') step.hints.push(text);
    else if (step && role === 'done') step.done = text;
    else if (step && role === 'wrong') step.wrong.push({ code: text, says: attributes.says ?? '' });
    else if (!step && lesson && (role === 'setup' || role === 'profiles')) lesson[role] = text;
    else throw this.#wrong(line, `a fence called ${role} means nothing here`);
  }

  #wrong(line: number, what: string): UsageError {
    return new UsageError(`${this.#name}.md:${line}: ${what}`);
  }
}

function idOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
