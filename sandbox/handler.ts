import type { Dispatch } from './dispatcher.ts';
import type { HttpRequest, HttpResponse } from './protocol/message.ts';

/** What the SDK's clients take as their `requestHandler`. */
export interface RequestHandler {
  readonly metadata: { readonly handlerProtocol: string };
  handle(
    request: HttpRequest,
    options?: { readonly abortSignal?: unknown },
  ): Promise<{ response: HttpResponse }>;
  destroy(): void;
  httpHandlerConfigs(): object;
  updateHttpClientConfig(): void;
}

/** A request handler that answers in this process: no socket, no port, the same bytes. */
export function createHandler(dispatch: Dispatch): RequestHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request, { abortSignal } = {}) {
      const signal = abortSignal as AbortSignal | undefined;
      if (signal?.aborted) throw aborted();
      return { response: await orAborted(dispatch(request, { signal }), signal) };
    },
    destroy() {},
    httpHandlerConfigs: () => ({}),
    updateHttpClientConfig() {},
  };
}

/** What comes first, the answer or the abort; leaves no listener behind. */
function orAborted<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(aborted());
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** The SDK knows an aborted request by this name, and does not try it again. */
function aborted(): Error {
  return Object.assign(new Error('Request aborted'), { name: 'AbortError' });
}
