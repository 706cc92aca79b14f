import { inspect } from 'node:util';
import { awaitable } from '../call/awaitable.ts';
import type { Session } from '../session.ts';
import type { KnownService } from './catalogue.ts';
import { knowingForeignNames } from './foreign-names.ts';
import { membersOf } from './members.ts';
import { operationMethods } from './methods.ts';
import { methodName, operationNamed, requireOperation } from './operation-names.ts';
import type { CallOptions } from './operations.ts';
import { clientClassName, loadSdk, type ServiceName } from './packages.ts';
import { itemMethods, pageMethods } from './page-methods.ts';
import type { PresignOptions } from './presign/presign.ts';
import type { PostPolicy } from './presign/presign-post.ts';
import { waitMethods, watchMethods } from './wait-methods.ts';

/** The part of a service's handle that is the same for all; operations are added by name. */
export class ServiceHandle {
  readonly #session: Session;
  readonly #name: string;
  readonly #groups = new Map<string, object>();

  constructor(session: Session, name: string) {
    this.#session = session;
    this.#name = name;
  }

  /** The session whose account and region the calls go to. */
  get session(): Session {
    return this.#session;
  }

  /** The AWS CLI's name of the service: `ec2`. */
  get service(): string {
    return this.#name;
  }

  get client(): unknown {
    return this.#session.client(this.#name as KnownService);
  }

  get pages(): object {
    return this.#group('pages', pageMethods);
  }

  get items(): object {
    return this.#group('items', itemMethods);
  }

  get wait(): object {
    return this.#group('wait', waitMethods);
  }

  get watch(): object {
    return this.#group('watch', watchMethods);
  }

  /**
   * An operation by whichever name: `describeInstances`, `DescribeInstances`, `describe_instances`;
   * an error with the nearest for one that isn't.
   */
  operation(name: string): (input?: unknown, options?: CallOptions) => Promise<unknown> {
    const method = methodName(requireOperation(loadSdk(this.#name), this.#name, name));
    const call = Reflect.get(this, method, this) as OperationMethod;
    return (input, options) => call.call(this, input, options);
  }

  /**
   * A URL with which anybody may have the operation done, without credentials, for an hour or as
   * long as told: `s3.presign('getObject', { Bucket, Key }, 600)`. Nothing is sent. Refused with the
   * reason where a URL can't carry the operation.
   */
  presign(
    operation: string,
    input?: object,
    seconds: number | PresignOptions = {},
  ): Promise<string> {
    const signed = import('./presign/presign.ts').then(({ presign }) =>
      presign(this, operation, input, seconds),
    );
    return awaitable(signed);
  }

  #group(key: string, make: MakeGroup): object {
    const group = this.#groups.get(key) ?? make(this, this.#name as ServiceName);
    this.#groups.set(key, group);
    return group;
  }

  [inspect.custom](): string {
    return `${clientClassName(this.#name)} in ${this.#session.region ?? 'no region yet'}`;
  }
}

type OperationMethod = (input?: unknown, options?: CallOptions) => Promise<unknown>;

/** `ec2.DescribeVpcs`, `ec2.describe_vpcs`: found by whoever asks for them, and not listed. */
Object.setPrototypeOf(
  ServiceHandle.prototype,
  knowingForeignNames((receiver, spelling) => {
    if (!(receiver instanceof ServiceHandle)) return undefined;
    const name = operationNamed(loadSdk(receiver.service), spelling);
    return name === undefined ? undefined : methodName(name);
  }),
);

/** Makes a group of methods; for a service that awsh does not bring along just as well. */
type MakeGroup = (handle: ServiceHandle, name: ServiceName) => object;
type HandleClass = new (session: Session, name: string) => ServiceHandle;

const classes = new Map<string, HandleClass>();

/** Makes the handle of a service; its class is made once, from what the SDK package exports. */
export function makeHandle(session: Session, name: string): ServiceHandle {
  const HandleOfService = classes.get(name) ?? makeClass(name);
  classes.set(name, HandleOfService);
  return new HandleOfService(session, name);
}

function makeClass(name: string): HandleClass {
  const HandleOfService = class extends ServiceHandle {};
  Object.defineProperty(HandleOfService, 'name', { value: clientClassName(name) });
  const methods: object = Object.create(ServiceHandle.prototype);
  for (const members of [
    operationMethods(loadSdk(name)),
    ...ownMembers(name),
    ...membersOf(name),
  ]) {
    for (const [key, member] of Object.entries(Object.getOwnPropertyDescriptors(members))) {
      // Hidden from inspection, as the methods of any class are.
      Object.defineProperty(methods, key, { ...member, enumerable: false });
    }
  }
  // Filled first, then made a prototype: V8 takes 20 ms to add 800 members to one that is in use.
  Object.setPrototypeOf(HandleOfService.prototype, methods);
  return HandleOfService;
}

/** Members that one service alone has, and that are no operations. */
function ownMembers(name: string): object[] {
  if (name !== 's3') return [];
  return [
    {
      presignPost(this: ServiceHandle, ...given: [PostPolicy, number?]) {
        const signed = import('./presign/presign-post.ts').then(({ presignPost }) =>
          presignPost(this, ...given),
        );
        return awaitable(signed);
      },
    },
  ];
}

/** Names of the operations of all services whose handles exist by now. */
export function operationsInUse(): string[] {
  return [...classes.values()].flatMap((HandleOfService) =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(HandleOfService.prototype)),
  );
}
