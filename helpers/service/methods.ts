import { inspect } from 'node:util';
import { awaitable } from '../call/awaitable.ts';
import type { SdkClient, SdkCommand } from '../call/oversee.ts';
import { UsageError } from '../errors.ts';
import type { Members } from './conversions/conversion.ts';
import { conversionOf } from './conversions/conversions.ts';
import type { ServiceHandle } from './handle.ts';
import type { CallOptions } from './operations.ts';
import type { SdkModule } from './packages.ts';

/** One of the SDK's command classes. */
export type CommandClass = new (input: object) => SdkCommand;
type Method = (this: ServiceHandle, input?: unknown, options?: CallOptions) => unknown;
/** Members for a handle, or a group on it, by name. */
export type Methods = Record<string, unknown>;

/** Every operation that the package has a command for, as a method of a handle. */
export function operationMethods(sdk: SdkModule): Methods {
  return methodsFor(sdk, /^([^$_].*)Command$/, (operation): Method => {
    const Command = sdk[`${operation}Command`] as CommandClass;
    return function (input, options) {
      return send(this, Command, input, options?.signal);
    };
  });
}

/** One method for each export whose name fits, named by what the pattern catches. */
export function methodsFor(
  sdk: SdkModule,
  pattern: RegExp,
  make: (caught: string) => (...given: never[]) => unknown,
): Methods {
  const methods: Methods = {};
  for (const key of Object.keys(sdk)) {
    const caught = pattern.exec(key)?.[1];
    if (caught === undefined) continue;
    const name = `${caught.charAt(0).toLowerCase()}${caught.slice(1)}`;
    methods[name] = Object.defineProperty(make(caught), 'name', { value: name });
  }
  return methods;
}

/** Sends an operation by a handle's client, what the handle converts converted. */
export function send(
  handle: ServiceHandle,
  Command: CommandClass,
  input: unknown,
  signal: AbortSignal | undefined,
): unknown {
  const client = handle.client as SdkClient;
  const operation = Command.name.replace(/Command$/, '');
  const { input: before, answer: after } = conversionOf(handle.service);
  const given = checked(input);
  const command = new Command(before?.(operation, given) ?? given);
  const answer = client.send(command, signal ? { abortSignal: signal } : {});
  if (!after) return answer;
  return awaitable((answer as Promise<Members>).then((output) => after(operation, output)));
}

/** The input as an object, or an error that says what an input is. */
export function checked(input: unknown = {}): Readonly<Record<string, unknown>> {
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) {
    return input as Record<string, unknown>;
  }
  throw new UsageError(`the input of an operation is an object, not ${inspect(input)}`, {
    hint: "name its members: { InstanceIds: ['i-0123456789abcdef0'] }",
  });
}
