import { requireAnswer } from './answer.ts';
import { answerShape } from './answer-shape.ts';
import type { Flight } from './flight.ts';
import type {
  Handler,
  HandlerContext,
  MiddlewareArguments,
  RawAnswer,
  RequestHandler,
  SdkClient,
  SdkCommand,
} from './sdk.ts';

/** Which call a request belongs to, and how one is begun that came round `send`. */
export interface Tower {
  readonly flying: () => Flight | undefined;
  /** Begins a call for a command that the client's own `send` never saw, as lib-dynamodb's. */
  readonly begin: (command: SdkCommand, send: () => Promise<unknown>) => Promise<unknown>;
}

/**
 * Follows every request of a client: a middleware outermost, for calls that came round `send`; one
 * innermost, which sees each request and its answer as it came; and the handler below, so that
 * whatever is sent can be stopped. A presigned URL passes through and is no call.
 */
export function followRequests(client: SdkClient, tower: Tower): void {
  client.middlewareStack.add(outermost(tower), {
    name: 'awshCallMiddleware',
    step: 'initialize',
    priority: 'high',
    override: true,
  });
  client.middlewareStack.add(innermost(client, tower), {
    name: 'awshRequestMiddleware',
    step: 'deserialize',
    priority: 'low',
    override: true,
  });
  const { requestHandler } = client.config;
  if (requestHandler) client.config.requestHandler = stoppable(requestHandler, tower);
}

type Outcome = { response: RawAnswer; output: unknown };

function outermost({ flying, begin }: Tower) {
  return (next: (args: MiddlewareArguments) => Promise<Outcome>, context: HandlerContext) =>
    async (args: MiddlewareArguments): Promise<Outcome> => {
      if (flying()) return next(args);
      let result: Outcome | undefined;
      await begin(commandOf(args, context), async () => {
        result = await next(args);
        return result.output;
      });
      return result as Outcome;
    };
}

function innermost(client: SdkClient, { flying }: Tower) {
  const protocol = client.config.protocol?.getShapeId?.() ?? '';
  return (next: Handler, context: HandlerContext): Handler =>
    async (args) => {
      const flight = flying();
      if (!flight || !args.request) return next(args);
      flight.signal.throwIfAborted();
      const sent = commandOf(args, context);
      await flight.cleared?.(sent);
      flight.depart(args.request);
      const result = await next(args);
      flight.arrive(result.response);
      const shape = answerShape(protocol, sent.schema);
      await requireAnswer(result.response, shape, flight);
      if (shape.body !== 'any') flight.arrive(result.response);
      return result;
    };
}

/** The handler with the call's signal for every request; all else about it stays. */
function stoppable(handler: RequestHandler, { flying }: Tower): RequestHandler {
  const handle = (request: object, options?: object): Promise<unknown> => {
    const abortSignal = flying()?.signal;
    return handler.handle(request, abortSignal ? { ...options, abortSignal } : options);
  };
  return new Proxy(handler, {
    get(target, name) {
      if (name === 'handle') return handle;
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

function commandOf({ input }: MiddlewareArguments, context: HandlerContext): SdkCommand {
  const { commandInstance } = (context as Record<string, unknown>).__smithy_context as {
    commandInstance?: SdkCommand;
  };
  const { schema } = commandInstance ?? {};
  const name = context.commandName ?? commandInstance?.constructor.name ?? 'Unknown';
  return Object.assign(Object.create({ constructor: { name } }) as SdkCommand, {
    input,
    ...(schema ? { schema } : {}),
  });
}
