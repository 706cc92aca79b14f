import { inspect } from 'node:util';
import type { Call } from './call/call.ts';
import type { SdkClient } from './call/oversee.ts';
import { availableProfiles } from './config/profile.ts';
import { partitionOf } from './config/region.ts';
import type { Ask, CredentialProvider, Credentials } from './credentials/provider.ts';
import { AwshError } from './errors.ts';
import { makeClient } from './service/client.ts';
import { clientConfig, type Destination, destinationOf, noRegion } from './service/destination.ts';
import { makeHandle } from './service/handle.ts';
import { requireServiceName, type SdkClients, type ServiceName } from './service/packages.ts';
import type { Services } from './service/services.ts';
import { type Clock, machineClock } from './watch.ts';

/** What a session needs of the embedded sandbox to send its calls there. */
export interface SandboxLink {
  /** Answers the SDK's requests in its stead of the network. */
  readonly requestHandler: object;
  readonly credentials: Credentials;
  readonly region: string;
  readonly accountId: string;
  readonly clock: Clock;
}

/** Where calls shall go; what is left out comes from environment and `~/.aws`. */
export interface SessionOptions {
  readonly profile?: string;
  readonly region?: string;
  readonly credentials?: Credentials | CredentialProvider;
  /** URL of an AWS-compatible server that gets all calls instead of AWS. */
  readonly endpoint?: string;
  readonly sandbox?: SandboxLink;
  /** Asks a person for an MFA code; without it, a profile that needs one is refused. */
  readonly ask?: Ask;
  /** Longest time for one call, retries included; 60 s by default. */
  readonly deadlineMs?: number;
}

/** Who the calls are made as: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export interface Identity {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
}

/** What a session shares with its siblings. */
interface Kin {
  readonly listeners: Set<(call: Call) => void>;
  /** Questions now waiting for a person's answer. */
  questions: number;
  /** When the last one was answered, as `performance.now()` tells time. */
  answeredAt: number;
}

/**
 * Where calls go: profile, region and credentials, or the sandbox. Making one sends nothing and
 * loads no SDK package; a profile or region that can't be is refused at once.
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #destination: Destination;
  readonly #clients = new Map<ServiceName, SdkClient>();
  readonly #handles = new Map<ServiceName, object>();
  #kin: Kin = { listeners: new Set(), questions: 0, answeredAt: 0 };
  #identity: Identity | undefined;

  constructor(options: SessionOptions = {}) {
    this.#options = options;
    const { ask } = options;
    this.#destination = destinationOf(ask ? { ...options, ask: this.#counting(ask) } : options);
  }

  /** The profile that was named; undefined for the default one and in the sandbox. */
  get profile(): string | undefined {
    return this.#destination.profile;
  }

  /** The region calls go to; undefined when none is set, which the first call will say. */
  get region(): string | undefined {
    return this.#destination.region;
  }

  /** The server that stands in for AWS, if one does. */
  get endpoint(): string | undefined {
    return this.#destination.endpoint;
  }

  get isSandbox(): boolean {
    return this.#destination.sandbox !== undefined;
  }

  /** `aws`, `aws-cn`, `aws-us-gov` …; undefined without a region. */
  get partition(): string | undefined {
    return this.region === undefined ? undefined : (partitionOf(this.region) ?? 'aws');
  }

  /** The account, once {@link identity} has been asked; in the sandbox at once. */
  get account(): string | undefined {
    return this.#identity?.account ?? this.#destination.sandbox?.accountId;
  }

  /** The time that waiting goes by: the sandbox's own, or the machine's. */
  get clock(): Clock {
    return this.#destination.sandbox?.clock ?? machineClock;
  }

  /** Names of the profiles that the files have now. */
  get availableProfiles(): string[] {
    return availableProfiles();
  }

  /** Asks AWS who the credentials belong to. */
  async identity({ signal }: { signal?: AbortSignal } = {}): Promise<Identity> {
    const answer = await this.service('sts').getCallerIdentity({}, signal ? { signal } : {});
    const { Account: account, Arn: arn, UserId: userId } = answer;
    if (!account || !arn || !userId) {
      throw new AwshError(
        'NoIdentity',
        'the answer to who the credentials belong to says nothing',
        {
          hint: 'the endpoint may be no AWS; check it, or a proxy in between',
        },
      );
    }
    this.#identity = { account, arn, userId };
    return this.#identity;
  }

  /** The SDK's own client of a service, made at the first call and kept. */
  client<Name extends ServiceName>(name: Name): SdkClients[Name] {
    requireServiceName(name);
    const client = this.#clients.get(name) ?? this.#makeClient(name);
    this.#clients.set(name, client);
    return client as unknown as SdkClients[Name];
  }

  /** The handle of a service: operations, pages, waiters, resources. */
  service<Name extends ServiceName>(name: Name): Services[Name] {
    requireServiceName(name);
    const known = this.#handles.get(name);
    // Completion may mention a service, but nothing that changes anything: no idle `set`.
    if (known) return known as Services[Name];
    const handle = makeHandle(this, name);
    this.#handles.set(name, handle);
    return handle as unknown as Services[Name];
  }

  /**
   * A session like this one but for `changes`. Another region keeps credentials, so that nobody is
   * asked twice; another profile brings its own region, credentials and endpoint, and leaves the
   * sandbox. Listeners hear both.
   */
  with(changes: SessionOptions): Session {
    const { ask, deadlineMs, ...kept } = this.#options;
    const habits = { ...(ask ? { ask } : {}), ...(deadlineMs ? { deadlineMs } : {}) };
    const moves = ['profile', 'endpoint', 'sandbox', 'credentials'].some((key) => key in changes);
    const { credentials } = this.#destination;
    const sibling = new Session({
      ...habits,
      ...(moves ? {} : { ...kept, credentials }),
      ...changes,
    });
    sibling.#kin = this.#kin;
    if (!moves) sibling.#identity = this.#identity;
    return sibling;
  }

  /** Hears of every call of this session once it has ended, until the returned function is called. */
  onCall(listener: (call: Call) => void): () => void {
    const { listeners } = this.#kin;
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  #makeClient(name: ServiceName): SdkClient {
    return makeClient(name, clientConfig(this.#destination, this.#options.endpoint), {
      region: () => this.region,
      deadlineMs: this.#options.deadlineMs ?? 60_000,
      check: () => {
        if (this.region === undefined) throw noRegion();
      },
      onCall: (call) => {
        for (const listener of this.#kin.listeners) listener(call);
      },
      countsFrom: () => (this.#kin.questions > 0 ? Number.POSITIVE_INFINITY : this.#kin.answeredAt),
    });
  }

  /** Counts open questions: while a person thinks, no call is late. */
  #counting(ask: Ask): Ask {
    return async (question) => {
      this.#kin.questions += 1;
      try {
        return await ask(question);
      } finally {
        this.#kin.questions -= 1;
        this.#kin.answeredAt = performance.now();
      }
    };
  }

  [inspect.custom](): string {
    const who = this.isSandbox ? 'sandbox' : (this.profile ?? 'default');
    return `Session ${who} · ${this.region ?? 'no region yet'}`;
  }
}
