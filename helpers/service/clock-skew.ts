import { span } from '../text/ago.ts';

/** AWS refuses requests that are signed this much too early or late; the SDK then tries again. */
const toleratedMs = 4 * 60_000;

interface Answer {
  readonly response: { readonly headers?: Readonly<Record<string, string>> };
}
type Handler = (args: { request: { hostname?: string } }) => Promise<Answer>;
interface Client {
  readonly middlewareStack: {
    add(middleware: (next: Handler) => Handler, options: Record<string, unknown>): void;
  };
}

/** Has `warn` called when a client's answers say that this machine's clock is far off. */
export function watchClock(client: unknown, warn: (message: string) => void): void {
  (client as Client).middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const warning = clockWarning(result.response.headers?.date, args.request.hostname);
      if (warning) warn(warning);
      return result;
    },
    { name: 'awshClockMiddleware', step: 'deserialize', priority: 'low', override: true },
  );
}

/** What to tell about the clock, by the `Date` of an answer; undefined when it is near enough. */
export function clockWarning(
  date: string | undefined,
  host = 'the server',
  now = Date.now(),
): string | undefined {
  const offMs = now - new Date(date ?? '').getTime();
  if (Number.isNaN(offMs) || Math.abs(offMs) < toleratedMs) return undefined;
  const side = offMs > 0 ? 'ahead of' : 'behind';
  const off = span(Math.abs(offMs) / 1000);
  return `this machine's clock is ${off} ${side} that of ${host}: set it, or calls will be refused`;
}
