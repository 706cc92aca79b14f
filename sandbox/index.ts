import type { Coverage } from './coverage.ts';
import { createDispatcher, type Dispatch } from './dispatcher.ts';
import { instances } from './ec2/model/instance.ts';
import type { Quotas } from './ec2/model/quota.ts';
import { settle } from './ec2/model/settle.ts';
import { vpcs } from './ec2/model/vpc.ts';
import { type Clock, type ClockMode, createClock } from './engine/clock.ts';
import { type Difference, diffStores } from './engine/diff.ts';
import { readSaved, restoreState, type SavedState, saveState } from './engine/saved.ts';
import { stateNow } from './engine/timeline.ts';
import { createWorld } from './engine/world.ts';
import { Faults } from './faults/index.ts';
import { onlyReads } from './faults/limits.ts';
import { type FixtureName, fixtures } from './fixtures/index.ts';
import { createHandler, type RequestHandler } from './handler.ts';
import { watchLoads } from './loaded-services.ts';
import { RequestLog } from './request-log.ts';
import type { Listening, ListenOptions } from './server.ts';
import { services as allServices } from './services.ts';
import { keepStateFile, readStateFile } from './state-file.ts';

export { clockModes } from './about.ts';
export type { Coverage } from './coverage.ts';
export type { QuotaName, Quotas } from './ec2/model/quota.ts';
export type { Clock, ClockMode } from './engine/clock.ts';
export type { Difference } from './engine/diff.ts';
export type { SavedState } from './engine/saved.ts';
export type { ActiveFault, Faults } from './faults/index.ts';
export { type FaultKind, type FaultRule, faultKinds } from './faults/rule.ts';
export { type FixtureName, fixtures } from './fixtures/index.ts';
export type { RequestHandler } from './handler.ts';
export type { HttpRequest, HttpResponse } from './protocol/message.ts';
export type { LoggedRequest, RequestLog } from './request-log.ts';
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
  /**
   * Let unknown image ids and the like pass, for suites written with made-up ones, and any number of
   * what an account has a quota of. What one resource may hold is counted all the same.
   */
  readonly lenient?: boolean;
  /** How many of something every account may have, where that is not AWS's default: `{ vpcs: 100 }`. */
  readonly quotas?: Quotas;
  /** The virtual time to begin at, in milliseconds since 1970; the wall clock's unless given. */
  readonly startAt?: number;
  /**
   * A file to go on from when it exists, and to keep the state in. Making the sandbox throws when
   * the file can't be read or written, or holds something else.
   */
  readonly stateFile?: string;
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
  /** Answers one request, as the SDK's clients build them. */
  readonly dispatch: Dispatch;
  readonly link: SandboxLink;
  readonly clock: Clock;
  /** Serves any AWS client over HTTP. Rejects with `code: 'EADDRINUSE'` when the port is taken. */
  listen(options?: ListenOptions): Promise<Listening>;
  /** Forgets everything and starts from a fixture again, from the one it was made with unless named. */
  reset(fixture?: FixtureName): void;
  summary(): SandboxSummary;
  /** A copy of the whole state, as plain JSON. */
  save(): SavedState;
  /** Puts the state back to what it was. Time is not put back. Throws for what is no saved state. */
  restore(saved: SavedState): void;
  /** What is other now than it was: what was added, changed and removed since. */
  diff(saved: SavedState): Difference[];
  /** What goes wrong: nothing, until it is told to. */
  readonly faults: Faults;
  /** The last requests, with the wire in both directions, and how often each operation was called. */
  readonly requests: RequestLog;
  /** Loads what answers a service's calls (`ec2`), so that the first one finds it there. */
  warmUp(service: string): Promise<void>;
  /** What there is of each service, of all that its API names. Loads the SDK's packages of them. */
  coverage(): Promise<Coverage[]>;
}

/** What is in the home account and region. */
export interface SandboxSummary {
  readonly accountId: string;
  readonly region: string;
  /** Instances that are not terminated. */
  readonly instances: number;
  readonly vpcs: number;
}

/** Tables that hold no resources but how the sandbox remembers what it has to do. */
const bookkeeping = new Set(['agenda', 'bucketNames', 'subnetAddresses']);

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
  quotas = {},
  startAt,
  stateFile,
}: SandboxOptions = {}): Sandbox {
  const clock = createClock(mode, startAt);
  const { services, settle: settleLoaded } = watchLoads(allServices);
  const world = createWorld({ clock, account: accountId, region, seed, lenient, quotas, services });
  const faults = new Faults(clock, seed);
  const log = new RequestLog();
  const saved = stateFile === undefined ? undefined : readStateFile(stateFile);
  const save = () => {
    settleAll();
    return saveState(world);
  };
  const keeper = stateFile === undefined ? undefined : keepStateFile(stateFile, save);
  const onCall = (operation: string) => onlyReads(operation) || keeper?.changed();
  const dispatch = createDispatcher({ world, services, faults, log, onCall });
  const home = () => world.context({ account: accountId, region, service: 'ec2' });
  if (saved) restoreState(world, saved);
  else fill(fixture);
  keeper?.flush();

  function fill(name: FixtureName): void {
    const build = Object.hasOwn(fixtures, name) ? fixtures[name] : undefined;
    if (!build)
      throw new RangeError(`no fixture ${name}; there are ${Object.keys(fixtures).join(', ')}`);
    world.clear();
    build(home());
    settleAll();
    keeper?.changed();
  }

  /** Lets happen what is due, so that it is not taken for what the next call does. */
  function settleAll(): void {
    settleLoaded(world);
    // Fixtures make instances before EC2 was ever called.
    for (const name of Object.keys(world.store.realms)) {
      const [account = '', region = '', service = ''] = name.split('/');
      if (service === 'ec2') settle(world.context({ account, region, service }));
    }
  }

  const sandbox: Sandbox = {
    dispatch,
    clock,
    link: {
      requestHandler: createHandler(dispatch),
      credentials: { accessKeyId: 'AKIASANDBOXSANDBOX12', secretAccessKey: 'sandbox' },
      region,
      accountId,
      clock: { now: clock.now, sleep: clock.sleep },
    },
    async listen(options) {
      const { serve } = await import('./server.ts');
      const { url, close } = await serve(sandbox, options);
      return { url, close: () => close().finally(() => keeper?.flush()) };
    },
    reset(name = fixture) {
      fill(name);
      faults.clear();
      log.clear();
    },
    summary() {
      const ctx = home();
      const alive = instances
        .all(ctx)
        .filter(({ timeline }) => stateNow(ctx, timeline) !== 'terminated');
      return { accountId, region, instances: alive.length, vpcs: vpcs.all(ctx).length };
    },
    save,
    restore(to) {
      restoreState(world, to);
      keeper?.changed();
    },
    diff(since) {
      settleAll();
      return diffStores(readSaved(since).store, world.store, bookkeeping);
    },
    faults,
    requests: log,
    warmUp: async (service) => void (await services[service]?.load()),
    coverage: async () => (await import('./coverage.ts')).coverageOf(services),
  };
  return sandbox;
}
