import { networkError } from '../../helpers/call/network.ts';
import { readAwsFiles } from '../../helpers/config/files.ts';
import { networkSettings } from '../../helpers/config/network.ts';
import { serviceEndpoint } from '../../helpers/config/resolve.ts';
import { handlerOptions, makeHandler } from '../../helpers/service/request-handler.ts';
import type { Session } from '../../helpers/session.ts';

/** What a server answered to a request without credentials: that it is there, and its time. */
export interface ServerAnswer {
  readonly host: string;
  readonly status: number;
  /** Its `Date` header. */
  readonly date: string | undefined;
  readonly tookMs: number;
}

const asked = new WeakMap<AbortSignal, Promise<ServerAnswer>>();

/**
 * Asks the endpoint of STS, by the way that calls take: proxies and certificates included. Checks
 * that go on under one signal share one request. Rejects with an error in words for a person.
 */
export function answerOf(session: Session, signal: AbortSignal): Promise<ServerAnswer> {
  const known = asked.get(signal) ?? ask(session, signal);
  asked.set(signal, known);
  return known;
}

async function ask(session: Session, signal: AbortSignal): Promise<ServerAnswer> {
  const { protocol, hostname, port, host } = new URL(endpointOf(session));
  const handler = makeHandler(handlerOptions(networkSettings(session.profile, readAwsFiles())));
  const started = performance.now();
  try {
    const request = {
      ...{ protocol, hostname, method: 'GET', path: '/', query: {}, headers: { host } },
      ...(port === '' ? {} : { port: Number(port) }),
    };
    const { response } = await handler.handle(request, { abortSignal: signal });
    const { statusCode, headers = {}, body } = response as Response;
    body?.destroy?.();
    return { host, status: statusCode, date: headers.date, tookMs: performance.now() - started };
  } catch (error) {
    throw signal.aborted ? signal.reason : (networkError(error, { host, attempts: 1 }) ?? error);
  }
}

interface Response {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: { destroy?(): void };
}

/** Where a session's calls to STS go. */
function endpointOf(session: Session): string {
  const files = readAwsFiles();
  const given =
    session.endpoint ?? serviceEndpoint('sts', session.profile ?? 'default', files, process.env);
  if (given !== undefined) return given;
  const { config } = session.client('sts') as unknown as { config: EndpointConfig };
  const { url } = config.endpointProvider({
    Region: session.region,
    UseFIPS: false,
    UseDualStack: false,
    UseGlobalEndpoint: false,
  });
  return String(url);
}

/** As much of a client's config as says where it goes, by AWS's own rules. */
interface EndpointConfig {
  endpointProvider(parameters: Readonly<Record<string, unknown>>): { readonly url: URL };
}
