import { inspect } from 'node:util';
import type { Call } from './call/call.ts';
import type { SdkClient } from './call/oversee.ts';
import { availableProfiles } from './config/profile.ts';
import { partitionOf, regionNames } from './config/region.ts';
import type { CredentialProvider } from './credentials/credentials.ts';
import type { ClientOf, ResourceOf, ServiceOf } from './service/any-service.ts';
import { availableRegions } from './service/available-regions.ts';
import {
  type KnownService,
  serviceEntry,
  serviceNamed,
  serviceNames,
} from './service/catalogue.ts';
import { type Destination, destinationOf } from './service/destination.ts';
import { makeHandle } from './service/handle.ts';
import { askIdentity, type Identity } from './service/identity.ts';
import { Kin } from './service/kin.ts';
import { resourceOf } from './service/resource-of.ts';
import { guardedProfile, sessionClient } from './service/session-client.ts';
import { habitsOf, type SessionOptions } from './service/session-options.ts';
import { type Clock, machineClock } from './watch.ts';

export type { Identity } from './service/identity.ts';
export type { SandboxLink, SessionOptions } from './service/session-options.ts';

/**
 * Where calls go: profile, region and credentials, or the sandbox. Making one sends nothing and
 * loads no SDK package; a profile or region that can't be is refused at once.
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #destination: Destination;
  readonly #clients = new Map<string, SdkClient>();
  readonly #handles = new Map<string, object>();
  #kin = new Kin();
  #identity: Identity | undefined;

  constructor(options: SessionOptions = {}) {
    this.#options = options;
    const { readOnly } = options;
    if (readOnly !== undefined) this.#kin.guard.setReadOnly(readOnly, undefined);
    this.#destination = destinationOf(options, (work) => this.#kin.asking(work));
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

  /** The account, once {@link identity} or the credentials said it; in the sandbox at once. */
  get account(): string | undefined {
    const { sandbox, credentials } = this.#destination;
    return this.#identity?.account ?? sandbox?.accountId ?? credentials.known?.accountId;
  }

  /**
   * Gives the credentials, fetched once for all clients and siblings in other regions, and anew
   * before they end: `await session.credentials()`. Their keys are read by name, and not shown.
   */
  get credentials(): CredentialProvider {
    return this.#destination.credentials;
  }

  /** When the credentials end; undefined for those that stay, and before any were needed. */
  get expires(): Date | undefined {
    return this.#destination.credentials.expires;
  }

  /** True while nothing but reads is sent: asked for so, or said of the profile in our config. */
  get readOnly(): boolean {
    return this.#kin.guard.whyReadOnly(guardedProfile(this)) !== undefined;
  }

  /** Holds for the session and its siblings: handles and clients taken earlier, too. */
  set readOnly(on: boolean) {
    this.#kin.guard.setReadOnly(on, guardedProfile(this));
  }

  /** The last calls of the session and its siblings, the oldest first. */
  get calls(): readonly Call[] {
    return this.#kin.calls;
  }

  /** The time that waiting goes by: the sandbox's own, or the machine's. */
  get clock(): Clock {
    return this.#destination.sandbox?.clock ?? machineClock;
  }

  /** Names of the profiles that the files have now. */
  get availableProfiles(): string[] {
    return availableProfiles();
  }

  /** Names of all of AWS's services, as the AWS CLI has them. */
  get availableServices(): readonly string[] {
    return serviceNames();
  }

  /**
   * The regions of the session's partition, or those of them that a service is in: a global service
   * answers with its one endpoint (`aws-global`), one too new for the table with nothing.
   */
  availableRegions(service?: KnownService): string[] {
    const partition = this.partition ?? 'aws';
    if (service === undefined) return [...regionNames(partition)];
    return availableRegions(serviceEntry(service), partition);
  }

  /** Asks AWS who the credentials belong to. */
  async identity({ signal }: { signal?: AbortSignal } = {}): Promise<Identity> {
    this.#identity = await askIdentity(this.service('sts'), signal ? { signal } : {});
    return this.#identity;
  }

  /** The SDK's own client of a service, made at the first call and kept. */
  client<Name extends KnownService>(name: Name): ClientOf<Name> {
    const service = serviceNamed(name);
    const known = this.#clients.get(service);
    if (known) return known as unknown as ClientOf<Name>;
    const client = sessionClient(this, service, {
      options: this.#options,
      destination: this.#destination,
      kin: this.#kin,
    });
    this.#clients.set(service, client);
    return client as unknown as ClientOf<Name>;
  }

  /**
   * The handle of a service: operations, pages, waiters, resources. Throws `NotInstalled` for one
   * whose package is not here.
   */
  service<Name extends KnownService>(name: Name): ServiceOf<Name> {
    const service = serviceNamed(name);
    const known = this.#handles.get(service);
    // Completion may mention a service, but nothing that changes anything: no idle `set`.
    if (known) return known as ServiceOf<Name>;
    const handle = makeHandle(this, service);
    this.#handles.set(service, handle);
    return handle as unknown as ServiceOf<Name>;
  }

  /**
   * boto3's resource object of a service: its actions give resources, under boto3's names. Throws
   * UsageError for a service that has none.
   */
  resource<Name extends KnownService>(name: Name): ResourceOf<ServiceOf<Name>> {
    return resourceOf(this.service(name), name) as ResourceOf<ServiceOf<Name>>;
  }

  /**
   * A session like this one but for `changes`. Another region keeps credentials, so that nobody is
   * asked twice; another profile brings its own region, credentials and endpoint, and leaves the
   * sandbox. Listeners hear both.
   */
  with(changes: SessionOptions): Session {
    const moves = ['profile', 'endpoint', 'sandbox', 'credentials'].some((key) => key in changes);
    const { credentials } = this.#destination;
    const kept = moves ? habitsOf(this.#options) : { ...this.#options, credentials };
    const sibling = new Session({ ...kept, ...changes });
    sibling.#kin = this.#kin;
    if (changes.readOnly !== undefined) sibling.readOnly = changes.readOnly;
    if (!moves) sibling.#identity = this.#identity;
    return sibling;
  }

  /** Hears of every call of this session once it has ended, until the returned function is called. */
  onCall(listener: (call: Call) => void): () => void {
    return this.#kin.onCall(listener);
  }

  [inspect.custom](): string {
    const who = this.isSandbox ? 'sandbox' : (this.profile ?? 'default');
    return `Session ${who} · ${this.region ?? 'no region yet'}`;
  }
}
