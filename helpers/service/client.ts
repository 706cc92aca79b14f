import { type Oversight, oversee, type SdkClient, type SdkCommand } from '../call/oversee.ts';
import { effectOfCommand, hasDryRun } from './effects/effect-of.ts';
import { clientClassName, loadSdk, type SdkModule } from './packages.ts';

type ClientClass = new (config: object) => SdkClient;
type CommandClass = new (input: object) => SdkCommand;

const classes = new Map<string, ClientClass>();

/**
 * Without `info` and `error`, the SDK builds no texts to log; its own logger that logs nothing has
 * it copy every answer for that, a tenth of the time that a page of a thousand instances takes.
 */
const logger = { debug() {}, warn() {} };

/** A client of the SDK's own class for a service, its every call overseen. */
export function makeClient(name: string, config: object, oversight: Oversight): SdkClient {
  const Client = classes.get(name) ?? makeClass(name);
  classes.set(name, Client);
  const client = new Client({ logger, ...config });
  return oversee(client, {
    effect: (command, operation) => effectOfCommand(client, command, operation),
    canRunDry: hasDryRun,
    ...oversight,
  });
}

/**
 * The SDK's class with its operations as plain passes to `send`: its own are async functions, which
 * would put a promise of theirs, not known as a call's, around ours.
 */
function makeClass(name: string): ClientClass {
  const sdk: SdkModule = loadSdk(name);
  const className = clientClassName(name);
  const Client = class extends (sdk[className] as ClientClass) {};
  Object.defineProperty(Client, 'name', { value: className });
  const { prototype } = sdk[className] as ClientClass;
  const methods: object = Object.create(prototype);
  for (const operation of Object.getOwnPropertyNames(prototype)) {
    const Command = sdk[`${operation.charAt(0).toUpperCase()}${operation.slice(1)}Command`];
    if (Command === undefined) continue;
    Object.defineProperty(methods, operation, {
      value(this: SdkClient, input: object = {}, ...rest: unknown[]) {
        return this.send(new (Command as CommandClass)(input), ...rest);
      },
      writable: true,
      configurable: true,
    });
  }
  // Filled first, then made a prototype: V8 takes 20 ms to add 800 members to one that is in use.
  Object.setPrototypeOf(Client.prototype, methods);
  return Client;
}
