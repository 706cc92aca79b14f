/** A cell that looks like an attempt and is not the answer, and what the tutor says of it. */
export interface WrongTry {
  readonly code: string;
  /** Words that the tutor's answer holds. */
  readonly says: string;
}

/** One thing to do: explained, typed by the user, looked at afterwards. */
export interface Step {
  /** Its title in small letters and dashes, unique in the course: what progress is kept by. */
  readonly id: string;
  readonly title: string;
  readonly lesson: Lesson;
  /** What it explains, as Markdown. */
  readonly text: string;
  /** Cells that do it, one way of many. Empty for a step that is only read. */
  readonly solution: readonly string[];
  /** TypeScript that looks at a cell; see `check.ts`. Empty for a step that is only read. */
  readonly check: string;
  /** Hints as Markdown, the smallest first. */
  readonly hints: readonly string[];
  /** What there is to say once it is done, as Markdown. */
  readonly done: string;
  readonly wrong: readonly WrongTry[];
}

/** Steps that build on one another. Each lesson starts from the same account. */
export interface Lesson {
  readonly title: string;
  readonly text: string;
  /** TypeScript that prepares the account, with a session of its own as `sandbox`. */
  readonly setup: string;
  /** A `~/.aws/config` for the lesson, `{endpoint}` standing for the sandbox; empty for none. */
  readonly profiles: string;
}

/** A course of the tutor's. */
export interface Course {
  /** What `.tutorial` calls it: the file's name without `.md`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The account that the sandbox starts from. */
  readonly fixture: string;
  /** How long it takes, about. */
  readonly minutes: number | undefined;
  readonly lessons: readonly Lesson[];
  /** All steps of all lessons, in order. */
  readonly steps: readonly Step[];
}
