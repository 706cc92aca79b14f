/** Types of a service handle's members, read off the SDK package's own exports. */
import type { AnsweredBy, GivenTo } from './conversions/converted.ts';

/** What may be said about one call. */
export interface CallOptions {
  /** Stops the call at once, retries included. */
  readonly signal?: AbortSignal;
}

/** The input of one of the SDK's command classes. */
export type InputOf<Command> = Command extends new (
  input: never,
) => { readonly input: infer Input }
  ? Input
  : never;

/** What an operation answers, by its command class. */
export type OutputOf<Command> = Command extends new (
  input: never,
) => { resolveMiddleware(...given: never): (command: never) => Promise<{ output: infer Output }> }
  ? Output
  : never;

/** `(input)`, or `(input?)` where no member of the input is required. */
export type Method<Input, Options, Result> =
  Record<never, never> extends Input
    ? (input?: Input, options?: Options) => Result
    : (input: Input, options?: Options) => Result;

/**
 * Every operation of a service as a method: `describeInstances(input?, options?)`. Named, a service
 * takes and gives what its handle converts.
 */
export type Operations<Module, Service = never> = {
  readonly [Name in keyof Module as Name extends `${infer Operation}Command`
    ? Uncapitalize<Operation>
    : never]: [Service] extends [never]
    ? Method<InputOf<Module[Name]>, CallOptions, Promise<OutputOf<Module[Name]>>>
    : Method<
        GivenTo<Service, InputOf<Module[Name]>>,
        CallOptions,
        Promise<AnsweredBy<Service, OutputOf<Module[Name]>>>
      >;
};

/** `describeInstances` of `paginateDescribeInstances`; never for any other export. */
export type PagedName<Name> = Name extends `paginate${infer Operation}`
  ? Uncapitalize<Operation>
  : never;

/** `instanceRunning` of `waitUntilInstanceRunning`; never for any other export. */
export type WaiterName<Name> = Name extends `waitUntil${infer Waiter}`
  ? Uncapitalize<Waiter>
  : never;

/** The input that a waiter's operation takes. */
export type WaiterInput<Waiter> = Waiter extends (config: never, input: infer Input) => unknown
  ? Input
  : never;

/** What a waiter's operation answers. */
export type WaiterOutput<Waiter> = Waiter extends (
  ...given: never
) => Promise<{ final?: infer Output }>
  ? NonNullable<Output>
  : never;
