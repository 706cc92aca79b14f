import { networkError } from '../call/network.ts';
import { nextStep } from '../call/next-step.ts';
import { isStop, Stopped } from '../call/stop.ts';
import { AwshError, isAwshError } from '../errors.ts';
import { safeLine } from '../text/safe.ts';

/** As much of an SDK request as is looked at here. */
export interface WireRequest {
  readonly protocol?: string;
  readonly hostname?: string;
  readonly port?: number;
}

/** What sends the SDK's requests: https://www.npmjs.com/package/@smithy/node-http-handler */
export interface RequestHandler {
  handle(request: WireRequest, options?: object): Promise<{ response: object }>;
}

/**
 * The way to a server that gives credentials. It stops with its signal, and remembers what the SDK
 * leaves out of its errors: which host was asked, how often, and what failed below HTTP.
 */
export class Wire {
  readonly #handler: RequestHandler;
  readonly #signal: AbortSignal;
  #host: string | undefined;
  #attempts = 0;
  #failure: unknown;

  constructor(handler: RequestHandler, signal: AbortSignal) {
    this.#handler = handler;
    this.#signal = signal;
  }

  /** Sends; made for the `requestHandler` of an SDK client. */
  async handle(request: WireRequest, options: object = {}): Promise<{ response: object }> {
    const { hostname = '', port } = request;
    this.#host = port === undefined ? hostname : `${hostname}:${port}`;
    this.#attempts += 1;
    this.#failure = undefined;
    try {
      return await this.#handler.handle(request, { ...options, abortSignal: this.#signal });
    } catch (error) {
      this.#failure = error;
      throw error;
    }
  }

  /**
   * What a failure means to the user. `failed` says what was wanted: `role … of profile dev was not
   * assumed`. Nothing of `secrets` is repeated, whatever the server says.
   */
  explain(error: unknown, failed: string, details: { hint?: string; secrets: readonly string[] }) {
    if (this.#signal.aborted) return new Stopped(this.#signal.reason);
    if (isAwshError(error) || isStop(error)) return error;
    const at = { host: this.#host, attempts: this.#attempts };
    const network = networkError(this.#failure, at);
    if (network) {
      return new AwshError(network.code, `${failed}: ${network.message}`, { hint: network.hint });
    }
    const { name = 'Error', message = '' } = error as Partial<Error>;
    const code = /ProviderError$/.test(name) ? '' : `${name}: `;
    const hint = details.hint ?? nextStep(name);
    // No cause: the SDK's error may repeat what was sent.
    return new AwshError('Credentials', `${failed}: ${code}${hush(message, details.secrets)}`, {
      hint,
    });
  }
}

/** The text on one line, short, with each of these secrets taken out. */
export function hush(text: string, secrets: readonly (string | undefined)[]): string {
  let quiet = text;
  for (const secret of secrets) if (secret) quiet = quiet.replaceAll(secret, '…');
  const line = safeLine(quiet.replaceAll(/\s+/g, ' ').trim());
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
