import { builtinGlobals, Project } from './document/project.ts';
import { SessionDocument } from './document/session-document.ts';
import type { ServiceCatalogue } from './sdk/services.ts';
import { LanguageServer } from './server/language-server.ts';
import { Questions } from './server/questions.ts';

/** Names that cells find and that the library doesn't have under them. */
const special = new Set(['session', 'pause', 'In', 'Out', '_', '_error', 'it', 'require']);

/** What TypeScript's view of a session is made of. */
export interface TypeServiceOptions {
  readonly services: ServiceCatalogue;
  /** The names that every cell finds. */
  readonly preloaded: readonly string[];
  /** The language server; undefined where there is none. */
  readonly program: string | undefined;
  /** Hears once when there will be no answers. */
  readonly onGone: () => void;
}

/**
 * TypeScript's view of the session: its files, its language server, and the cells that ran. Made at
 * the first question; making it starts the server.
 */
export class TypeService {
  readonly questions: Questions;
  readonly document: SessionDocument;
  readonly #server: LanguageServer;
  readonly #project = new Project();
  readonly #services: ServiceCatalogue;
  readonly #helpers: readonly string[];

  constructor({ services, preloaded, program, onGone }: TypeServiceOptions) {
    this.#services = services;
    this.#helpers = libraryNames(services, preloaded);
    this.#describe();
    this.document = new SessionDocument(this.#project.folder, () => process.cwd());
    this.#server = new LanguageServer({
      program,
      folder: this.#project.folder,
      onGone,
    });
    this.questions = new Questions(this.#server, this.document);
  }

  /** True when an answer takes no loading. */
  get isWarm(): boolean {
    return this.#server.isWarm;
  }

  /** False when there will be no answers. */
  get isThere(): boolean {
    return this.#server.isThere;
  }

  /** The server's process id, while it runs. */
  get pid(): number | undefined {
    return this.#server.pid;
  }

  /** Has the server read the types of all services at hand, so that the first question finds them. */
  async load(): Promise<void> {
    if (await this.#server.start()) await this.questions.items('ec2.', 4);
  }

  /** Takes a cell that ran into the session; {@link settle} makes its names known. */
  remember(cell: number, source: string, hasValue: boolean): void {
    const module = this.document.remember(cell, source, hasValue);
    if (module) this.#server.show(this.document.uri(module.name), module.text);
  }

  /** Makes the names of the cells taken in known. */
  settle(): void {
    const { name, text } = this.document.sessionModule;
    this.#server.show(this.document.uri(name), text);
  }

  /** Looks again for services that are installed. */
  refresh(): void {
    if (!this.#services.refresh()) return;
    this.#describe();
    this.#server.renew();
  }

  close(): void {
    this.#server.close();
    this.#project.remove();
  }

  #describe(): void {
    const services = this.#services.globals();
    const names = { services, helpers: this.#helpers, builtins: builtinGlobals() };
    this.#project.describe(names, this.#services.packages(), process.cwd());
  }
}

/** The names of the library among those that a cell finds. */
export function libraryNames(services: ServiceCatalogue, preloaded: readonly string[]): string[] {
  return preloaded.filter((name) => !special.has(name) && !services.variables.has(name));
}
