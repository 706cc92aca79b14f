import { createRequire } from 'node:module';
import { introduce, type ServerProcess, startServer } from './process.ts';

const require = createRequire(import.meta.url);

const mostRestarts = 5;
const firstPauseMs = 200;

/** What a language server is started with, and who hears how it goes. */
export interface ServerOptions {
  /** Undefined where there is none: every request is then answered with nothing. */
  readonly program: string | undefined;
  /** Where its project is: a folder with a `tsconfig.json`. */
  readonly folder: string;
  /** Hears once when there will be no more answers. */
  readonly onGone?: () => void;
}

/**
 * TypeScript's language server as a child process: started at the first request, started again a
 * few times when it dies, each time after a longer pause. A request is answered with undefined when
 * there is no answer to be had; it never rejects.
 */
export class LanguageServer {
  readonly #options: ServerOptions;
  readonly #documents = new Map<string, { text: string; version: number }>();
  #running: Promise<ServerProcess | undefined> | undefined;
  #process: ServerProcess | undefined;
  #pause: NodeJS.Timeout | undefined;
  #waiting = 0;
  #restarts = 0;
  #closed = false;
  #answered = false;

  constructor(options: ServerOptions) {
    this.#options = options;
  }

  /** True once it has answered, and as long as it runs: the next answer takes no loading. */
  get isWarm(): boolean {
    return this.#answered && this.#process !== undefined;
  }

  /** False when there will be no answers: no program for this machine, or it died too often. */
  get isThere(): boolean {
    return this.#options.program !== undefined && this.#restarts <= mostRestarts && !this.#closed;
  }

  /** Process id, while it runs. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Starts it, unless it runs. */
  start(): Promise<boolean> {
    return this.#started().then((running) => running !== undefined);
  }

  /** Makes `text` what the server takes a document for; nothing on disk has to have it. */
  show(uri: string, text: string): void {
    const known = this.#documents.get(uri);
    if (known?.text === text) return;
    const version = (known?.version ?? 0) + 1;
    this.#documents.set(uri, { text, version });
    if (this.#process) this.#tell(this.#process, uri, known !== undefined);
  }

  /** The answer to a request, or undefined; `signal` withdraws it. */
  async request<Answer>(
    method: string,
    params: object,
    signal?: AbortSignal,
  ): Promise<Answer | undefined> {
    this.#pause?.ref();
    const server = await this.#started();
    if (!server || signal?.aborted) return undefined;
    const { CancellationTokenSource } =
      require('vscode-jsonrpc/node') as typeof import('vscode-jsonrpc/node');
    const source = new CancellationTokenSource();
    const cancel = (): void => source.cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    this.#waiting += 1;
    server.hold(true);
    try {
      const answer = await server.connection.sendRequest<Answer>(method, params, source.token);
      this.#answered = true;
      return answer ?? undefined;
    } catch {
      return undefined;
    } finally {
      signal?.removeEventListener('abort', cancel);
      this.#waiting -= 1;
      if (this.#waiting === 0) server.hold(false);
    }
  }

  /** Starts it anew, for settings that have changed. */
  renew(): void {
    this.#restarts -= 1;
    this.#process?.stop();
  }

  /** Ends it for good. */
  close(): void {
    this.#closed = true;
    this.#process?.stop();
  }

  #started(): Promise<ServerProcess | undefined> {
    this.#running ??= this.#start();
    return this.#running;
  }

  async #start(): Promise<ServerProcess | undefined> {
    const { program, folder } = this.#options;
    if (program === undefined || !this.isThere) {
      this.#options.onGone?.();
      return undefined;
    }
    let ended = false;
    const server = startServer(program, folder, () => {
      ended = true;
      this.#process = undefined;
      this.#restart();
    });
    server.hold(true);
    try {
      await introduce(server, folder);
    } catch {
      return undefined;
    } finally {
      server.hold(false);
    }
    if (ended) return undefined;
    this.#process = server;
    for (const [uri, document] of this.#documents) {
      document.version = 1;
      this.#tell(server, uri, false);
    }
    return server;
  }

  #restart(): void {
    this.#answered = false;
    this.#restarts += 1;
    if (this.#closed) return;
    this.#running = undefined;
    if (!this.isThere) {
      this.#running = Promise.resolve(undefined);
      this.#options.onGone?.();
      return;
    }
    const pauseMs = firstPauseMs * 2 ** (this.#restarts - 1);
    this.#running = new Promise<void>((resolve) => {
      // Only while a request waits for it does it keep the program from ending.
      this.#pause = setTimeout(resolve, pauseMs);
      if (this.#waiting === 0) this.#pause.unref();
    }).then(() => this.#start());
  }

  #tell({ connection }: ServerProcess, uri: string, isOpen: boolean): void {
    const { text, version } = this.#documents.get(uri) ?? { text: '', version: 1 };
    const sent = isOpen
      ? connection.sendNotification('textDocument/didChange', {
          textDocument: { uri, version },
          contentChanges: [{ text }],
        })
      : connection.sendNotification('textDocument/didOpen', {
          textDocument: { uri, languageId: 'typescript', version, text },
        });
    // A server that dies meanwhile gets all documents anew when it is back.
    sent.catch(() => undefined);
  }
}
