import type { AwsFault } from '../engine/fault.ts';
import type { HttpResponse, WholeRequest } from './message.ts';
import type { OperationModel, ServiceModel } from './model.ts';
import type { Shape } from './shape.ts';

/** The input of an operation, read from a request. */
export interface Received {
  readonly input: Record<string, unknown>;
  /** The names of what was sent and no member of the input takes, as they stood in the request. */
  readonly unknown: readonly string[];
}

/** One answer on its way out. */
export interface Reply {
  readonly model: ServiceModel;
  readonly operation: OperationModel;
  readonly output: Record<string, unknown>;
  readonly requestId: string;
}

/**
 * A wire protocol, from the server's side: bytes into objects and back. A new one is a file with
 * one of these and a line in `wires.ts`.
 */
export interface Wire {
  /** The name of the operation a request calls; undefined when the request does not say. */
  operationName(request: WholeRequest, model: ServiceModel): string | undefined;
  /** Throws an `AwsFault` for a request that cannot be read. */
  read(
    request: WholeRequest,
    operation: OperationModel,
    model: ServiceModel,
  ): Received | Promise<Received>;
  /** What a member of the input is called in a request, where that is not its own name. */
  parameterName?(member: Shape): string;
  write(reply: Reply): HttpResponse;
  /** `model` is undefined when the request did not tell which service it is for. */
  writeFault(fault: AwsFault, requestId: string, model: ServiceModel | undefined): HttpResponse;
}
