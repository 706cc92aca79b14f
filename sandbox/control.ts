import { readDuration } from './duration.ts';
import { AwsFault, fault } from './engine/fault.ts';
import type { Sandbox } from './index.ts';

/** A request to the sandbox itself, not to the AWS in it. */
export interface ControlRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  /** Reads the body as JSON; undefined when there is none. */
  json(): Promise<unknown>;
}

/** What is answered: a status, and something to be written as JSON. */
export interface ControlAnswer {
  readonly status: number;
  readonly value: unknown;
}

type Deed = (sandbox: Sandbox, request: ControlRequest) => unknown;

const usage = 'GET /_sandbox lists what there is';

/** What can be asked of a sandbox that listens, by method and path. */
export const controls: Readonly<Record<string, { readonly does: string; readonly run: Deed }>> = {
  'GET /_sandbox': { does: 'this list', run: () => listOf() },
  'GET /_sandbox/health': { does: 'what is running here', run: health },
  'POST /_sandbox/reset': { does: 'start again; ?fixture=NAME', run: reset },
  'GET /_sandbox/state': { does: 'the whole state', run: (sandbox) => sandbox.save() },
  'PUT /_sandbox/state': { does: 'go back to a state that was got here', run: restore },
  'POST /_sandbox/diff': { does: 'what is other now than in a state', run: diff },
  'GET /_sandbox/requests': { does: 'the last requests; ?last=N', run: requests },
  'DELETE /_sandbox/requests': { does: 'forget them', run: (sandbox) => sandbox.requests.clear() },
  'GET /_sandbox/counts': {
    does: 'how often each operation was called',
    run: (sandbox) => sandbox.requests.counts(),
  },
  'GET /_sandbox/coverage': { does: 'what is built', run: (sandbox) => sandbox.coverage() },
  'GET /_sandbox/clock': { does: 'the virtual time', run: time },
  'POST /_sandbox/clock': { does: 'move time forward; ?advance=30s', run: advance },
  'GET /_sandbox/faults': { does: 'what goes wrong', run: (sandbox) => sandbox.faults.list() },
  'POST /_sandbox/faults': { does: 'make something go wrong', run: addFaults },
  'DELETE /_sandbox/faults': { does: 'let all go right; ?id=FAULT', run: clearFaults },
  // Suites written for moto's server reset and look for it under these.
  'GET /moto-api': { does: 'as /_sandbox/health', run: health },
  'POST /moto-api/reset': { does: 'as /_sandbox/reset', run: reset },
};

/** True for a path that is the sandbox's own. */
export function isControl(path: string): boolean {
  return /^\/(_sandbox|moto-api)(\/|$)/.test(path);
}

/**
 * Does what is asked of the sandbox. A page in a browser can reach a server on loopback too, by its
 * own scripts or under a name it points there; such requests are refused.
 */
export async function answerControl(
  sandbox: Sandbox,
  request: ControlRequest,
): Promise<ControlAnswer> {
  try {
    if (fromElsewhere(request.headers)) throw fault('Forbidden', 'Only this machine may ask.', 403);
    const path = request.path.replace(/\/+$/, '');
    const name = `${request.method} ${path}`;
    const known = Object.hasOwn(controls, name) ? controls[name] : undefined;
    if (!known) throw unknown(path);
    return { status: 200, value: (await known.run(sandbox, request)) ?? { status: 'ok' } };
  } catch (error) {
    const { message } = error as Error;
    if (error instanceof AwsFault) return { status: error.status, value: { error: message } };
    const mistaken = error instanceof TypeError || error instanceof RangeError;
    return { status: mistaken ? 400 : 500, value: { error: message } };
  }
}

function fromElsewhere({ host = '', origin }: Readonly<Record<string, string>>): boolean {
  const local = /^(https?:\/\/)?(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
  return !local.test(host) || (origin !== undefined && !local.test(origin));
}

function unknown(path: string): AwsFault {
  const methods = Object.keys(controls)
    .filter((name) => name.endsWith(` ${path}`))
    .map((name) => name.split(' ')[0]);
  return methods.length > 0
    ? fault('MethodNotAllowed', `${path} takes ${methods.join(', ')}`, 405)
    : fault('NotFound', `nothing is at ${path.slice(0, 100)}; ${usage}`, 404);
}

function listOf(): Record<string, string> {
  return Object.fromEntries(Object.entries(controls).map(([name, { does }]) => [name, does]));
}

function health(sandbox: Sandbox): object {
  return { status: 'ok', ...sandbox.summary(), clock: sandbox.clock.mode };
}

function reset(sandbox: Sandbox, { query }: ControlRequest): void {
  const fixture = query.get('fixture');
  sandbox.reset(...(fixture === null ? [] : [fixture as never]));
}

async function restore(sandbox: Sandbox, { json }: ControlRequest): Promise<void> {
  sandbox.restore((await json()) as never);
}

async function diff(sandbox: Sandbox, { json }: ControlRequest): Promise<unknown> {
  return sandbox.diff((await json()) as never);
}

function requests(sandbox: Sandbox, { query }: ControlRequest): unknown {
  const last = Number(query.get('last') ?? Number.NaN);
  return sandbox.requests.list(...(Number.isNaN(last) ? [] : [last]));
}

function time({ clock }: Sandbox): object {
  const now = clock.now();
  return { mode: clock.mode, rate: clock.rate, now, time: new Date(now).toISOString() };
}

function advance(sandbox: Sandbox, { query }: ControlRequest): object {
  sandbox.clock.advance(readDuration(query.get('advance') ?? ''));
  return time(sandbox);
}

async function addFaults(sandbox: Sandbox, { json }: ControlRequest): Promise<object> {
  const given = await json();
  const rules = Array.isArray(given) ? given : [given];
  return { ids: rules.map((rule) => sandbox.faults.add(rule as never)) };
}

function clearFaults(sandbox: Sandbox, { query }: ControlRequest): void {
  sandbox.faults.clear(query.get('id') ?? undefined);
}
