import type { HttpResponse, WholeRequest } from '../protocol/message.ts';
import type { Context } from './context.ts';
import type { AwsFault } from './fault.ts';

/** An operation as a service implements it: what was asked, in AWS's own shape, to what is answered. */
export type Operation = (input: never, ctx: Context) => object | Promise<object>;

/** How a service words the errors that the generic rules find. */
export interface Wording {
  missing(parameters: readonly string[], operation: string): AwsFault;
  unknown(parameters: readonly string[], operation: string): AwsFault;
  dryRun(): AwsFault;
  /** For a client token that was used before with other parameters. */
  mismatch(): AwsFault;
  /** For a name that is no operation of the service's API. */
  unknownOperation(name: string, version: string): AwsFault;
  /** For a session that is over, where the service does not call it `ExpiredToken`. */
  expired?(): AwsFault;
}

/** A request that says another way what an operation takes, in that operation's own way. */
export interface Translated {
  readonly request: WholeRequest;
  /** Makes the answer that the first way has of the operation's. */
  answer(response: HttpResponse): HttpResponse;
}

/** A service as the sandbox has it: its operations by AWS's names. */
export interface Service {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly wording: Wording;
  /** Reads a request that no operation has the shape of: a file that a form uploads. */
  translate?(request: WholeRequest): Promise<Translated | undefined>;
  /** Refuses a request for what its head says, before it is performed: one presigned too long ago. */
  admit?(request: WholeRequest, ctx: Context, input: Readonly<Record<string, unknown>>): void;
  /** Brings the state up to the time of the call; runs before every operation. */
  settle?(ctx: Context): void;
}

/** What is known of a service before its first call, cheap to load. */
export interface ServiceEntry {
  /** The SDK's package, whose schemas describe the service's API. */
  readonly package: string;
  /** True for a service with one state for all regions. */
  readonly global: boolean;
  /** True when its package may not be installed; the sandbox is without the service then. */
  readonly optional?: boolean;
  /** True when its state moves that of others: it is brought up to time before every call. */
  readonly drives?: boolean;
  /** The calls it takes without a signature, from who has no key yet, and the API version they name. */
  readonly unsigned?: { readonly version: string; readonly actions: readonly string[] };
  /** True when files may be uploaded to it by forms, which need no signature in their head. */
  readonly takesForms?: boolean;
  /** Loads the operations. */
  load(): Promise<Service>;
  /** Puts what every new account finds in a region: a default VPC, for one. */
  open?(ctx: Context): void;
}

/** The input type of a method of an SDK client class. */
export type InputOf<Method> = Method extends Callback<infer Input, never> ? Input : never;
/** The output type of a method of an SDK client class, without what the client adds. */
export type OutputOf<Method> =
  Method extends Callback<never, infer Output> ? Omit<Output, '$metadata'> : never;

// The last overload of every client method takes a callback; inference sees the last overload.
type Callback<Input, Output> = (
  input: Input,
  options: never,
  done: (error: never, data?: Output) => void,
) => void;

/** An input whose required members are there: the rules have refused it otherwise. */
export type Checked<Input> = {
  [Name in keyof Input]: object extends Pick<Input, Name> ? Input[Name] : NonNullable<Input[Name]>;
};

/** Some operations of the SDK client class `Client`, typed by it: `{ DescribeVpcs(input, ctx) {…} }`. */
export type Operations<Client> = {
  readonly [Name in keyof Client as Capitalize<Name & string>]?: (
    input: Checked<InputOf<Client[Name]>>,
    ctx: Context,
  ) => OutputOf<Client[Name]> | Promise<OutputOf<Client[Name]>>;
};
