import { loadResources, Session, type SessionOptions } from '../../helpers/index.ts';
import { codeOf } from './code.ts';
import type { Lesson } from './course.ts';
import { Profiles } from './profiles.ts';

/** A sandbox that courses are held in; `sandbox/index.ts` makes them. */
export interface PracticeSandbox {
  readonly link: NonNullable<SessionOptions['sandbox']>;
  /** Starts from its fixture again. */
  reset(): void;
  /** Serves it on loopback, for profiles that name an endpoint. */
  listen(options: {
    readonly background: boolean;
  }): Promise<{ readonly url: string; close(): Promise<void> }>;
}

/** Makes the sandbox of a course; throws for a fixture that there is not. */
export type OpenSandbox = (fixture: string) => Promise<PracticeSandbox>;

/** The account that a course is held in, apart from the user's own sandbox. */
export class Practice {
  readonly #sandbox: PracticeSandbox;
  /** Reads what is in the account, without a trace in the user's calls. */
  readonly state: Session;
  #profiles: Profiles | undefined;

  constructor(sandbox: PracticeSandbox) {
    this.#sandbox = sandbox;
    this.state = new Session({ sandbox: sandbox.link, readOnly: true });
  }

  /** True while the user may go to profiles, all of which lead here. */
  get hasProfiles(): boolean {
    return this.#profiles !== undefined;
  }

  /** Puts the account to the start of a lesson. Resolves with the session to work in. */
  async begin(lesson: Lesson): Promise<Session> {
    const { link } = this.#sandbox;
    this.#sandbox.reset();
    await this.#leaveProfiles();
    if (lesson.profiles !== '') {
      this.#profiles = await Profiles.serve(this.#sandbox, lesson.profiles);
    }
    if (lesson.setup !== '') {
      await loadResources(lesson.setup);
      const given = { sandbox: new Session({ sandbox: link }), Session };
      const setup = codeOf<typeof given>(`${lesson.setup};`, ['sandbox', 'Session'], lesson.title);
      await setup(given);
    }
    return this.session();
  }

  /** A session in the account, with nothing of the user's habits. */
  session(): Session {
    return new Session({ sandbox: this.#sandbox.link });
  }

  async close(): Promise<void> {
    await this.#leaveProfiles();
  }

  async #leaveProfiles(): Promise<void> {
    const profiles = this.#profiles;
    this.#profiles = undefined;
    await profiles?.close();
  }
}
