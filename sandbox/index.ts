import { createDispatcher } from './dispatcher.ts';
import { instances } from './ec2/model/instance.ts';
import { vpcs } from './ec2/model/vpc.ts';
import { type Clock, type ClockMode, createClock } from './engine/clock.ts';
import { stateNow } from './engine/timeline.ts';
import { createWorld } from './engine/world.ts';
import { type FixtureName, fixtures } from './fixtures/index.ts';
import { createHandler, type RequestHandler } from './handler.ts';
import type { HttpRequest, HttpResponse } from './protocol/message.ts';
import type { Listening, ListenOptions } from './server.ts';
import { services } from './services.ts';

export { type Clock, type ClockMode, clockModes } from './engine/clock.ts';
export { type FixtureName, fixtures } from './fixtures/index.ts';
export type { RequestHandler } from './handler.ts';
export type { HttpRequest, HttpResponse } from './protocol/message.ts';
export type { Listening, ListenOptions } from './server.ts';

/** How a sandbox is to be. */
export interface SandboxOptions {
  /** The account to start from. */
  readonly fixture?: FixtureName;
  readonly clock?: ClockMode;
  readonly region?: string;
  readonly accountId?: string;
  /** Sandboxes with the same seed, fixture and calls give the same ids. */
  readonly seed?: string;
  /** Let unknown image ids and the like pass, for suites written with made-up ones. */
  readonly lenient?: boolean;
  /** The virtual time to begin at, in milliseconds since 1970; the wall clock's unless given. */
  readonly startAt?: number;
}

/** What a session needs to work in the sandbox in place of a real account. */
export interface SandboxLink {
  readonly requestHandler: RequestHandler;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly region: string;
  readonly accountId: string;
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
}

/** An AWS in memory. */
export interface Sandbox {
  /** Answers one request, as the SDK's clients build them. Never rejects. */
  dispatch(request: HttpRequest): Promise<HttpResponse>;
  readonly link: SandboxLink;
  readonly clock: Clock;
  /** Serves any AWS client over HTTP. Rejects with `code: 'EADDRINUSE'` when the port is taken. */
  listen(options?: ListenOptions): Promise<Listening>;
  /** Forgets everything and starts from a fixture again, from the one it was made with unless named. */
  reset(fixture?: FixtureName): void;
  summary(): SandboxSummary;
}

/** What is in the home account and region. */
export interface SandboxSummary {
  readonly accountId: string;
  readonly region: string;
  /** Instances that are not terminated. */
  readonly instances: number;
  readonly vpcs: number;
}

/**
 * Makes a sandbox: an AWS in memory that any AWS client can call, in this process through `link` or
 * over HTTP through `listen`. Loads no package of the SDK until the first call.
 */
export function createSandbox({
  fixture = 'tutorial',
  clock: mode = 'fast',
  region = 'us-east-1',
  accountId = '123456789012',
  seed = 'awsh',
  lenient = false,
  startAt,
}: SandboxOptions = {}): Sandbox {
  const clock = createClock(mode, startAt);
  const world = createWorld({ clock, account: accountId, region, seed, lenient, services });
  const dispatch = createDispatcher(world, services);
  const home = () => world.context({ account: accountId, region, service: 'ec2' });
  fill(fixture);

  function fill(name: FixtureName): void {
    const build = Object.hasOwn(fixtures, name) ? fixtures[name] : undefined;
    if (!build)
      throw new RangeError(`no fixture ${name}; there are ${Object.keys(fixtures).join(', ')}`);
    world.clear();
    build(home());
  }

  return {
    dispatch,
    clock,
    link: {
      requestHandler: createHandler(dispatch),
      credentials: { accessKeyId: 'AKIASANDBOXSANDBOX12', secretAccessKey: 'sandbox' },
      region,
      accountId,
      clock: { now: clock.now, sleep: clock.sleep },
    },
    listen: async (options) => (await import('./server.ts')).serve(dispatch, options),
    reset: (name = fixture) => fill(name),
    summary() {
      const ctx = home();
      const alive = instances
        .all(ctx)
        .filter(({ timeline }) => stateNow(ctx, timeline) !== 'terminated');
      return { accountId, region, instances: alive.length, vpcs: vpcs.all(ctx).length };
    },
  };
}
