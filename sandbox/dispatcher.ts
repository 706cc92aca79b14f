import { callerOf, type Signed } from './caller.ts';
import type { Context } from './engine/context.ts';
import { AwsFault, fault } from './engine/fault.ts';
import { checkRules } from './engine/rules.ts';
import type { ServiceEntry } from './engine/service.ts';
import type { World } from './engine/world.ts';
import { ConnectionCut } from './faults/cut.ts';
import type { Call, Faults } from './faults/index.ts';
import { entryOf, operationOf } from './find-operation.ts';
import type { HttpRequest, HttpResponse, WholeRequest } from './protocol/message.ts';
import { loadModel, type ServiceModel } from './protocol/model.ts';
import { type Scope, scopeOf } from './protocol/scope.ts';
import { readHead, withBody } from './protocol/whole-request.ts';
import { wireOf } from './protocol/wires.ts';
import type { RequestLog } from './request-log.ts';
import { settleDrivers } from './settle-drivers.ts';
import { isForm, unsignedService, uploadService } from './unsigned-call.ts';

/** How a request is to be answered. */
export interface DispatchOptions {
  /** Ends a wait for a slow answer; the request then rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Answers one request. What goes wrong is an answer too; it rejects only with a `ConnectionCut`,
 * when a fault that was asked for cuts the connection, and with the reason of an aborted signal.
 */
export type Dispatch = (request: HttpRequest, options?: DispatchOptions) => Promise<HttpResponse>;

/** What a dispatcher works with. */
export interface DispatcherParts {
  readonly world: World;
  readonly services: Readonly<Record<string, ServiceEntry>>;
  readonly faults: Faults;
  readonly log: RequestLog;
  /** Told of every operation that was called, once it is over. */
  readonly onCall?: (operation: string) => void;
}

/** A request on its way: what is known of it so far. */
interface Journey {
  readonly requestId: string;
  scope: Scope;
  request: WholeRequest;
  /** True once `request` has its body. */
  hasBody?: boolean;
  model?: ServiceModel;
  account?: string;
  operation?: string;
  errorCode?: string;
}

/** Both front ends, in-process and HTTP, send every request this way, and the log sees it. */
export function createDispatcher(parts: DispatcherParts): Dispatch {
  const { world, log, onCall } = parts;
  return async (request, { signal } = {}) => {
    const begun = performance.now();
    const at = world.clock.now();
    const head = readHead(request);
    const requestId = world.requestId();
    const journey: Journey = { requestId, scope: scopeOf(head), request: head };
    let response: HttpResponse | undefined;
    try {
      response = await answer(journey, request.body, signal, parts);
      return response;
    } finally {
      const { scope, account, operation, errorCode } = journey;
      const tookMs = performance.now() - begun;
      const region = scope.region ?? world.region;
      const of = { account, region, service: scope.service, operation, errorCode };
      log.add({ requestId, at, tookMs, ...of, request: journey.request, response });
      if (operation) onCall?.(operation);
    }
  };
}

async function answer(
  journey: Journey,
  body: unknown,
  signal: AbortSignal | undefined,
  parts: DispatcherParts,
): Promise<HttpResponse> {
  try {
    return await perform(journey, body, signal, parts);
  } catch (error) {
    if (error instanceof ConnectionCut || signal?.aborted) throw error;
    const { request, model, requestId, scope } = journey;
    const answer = error instanceof AwsFault ? error : internal(error);
    journey.errorCode = answer.code;
    const wire = wireOf(request, model?.protocol, scope.service);
    const response = wire.writeFault(answer, requestId, model);
    return bodiless(request.method, response) ? { ...response, body: new Uint8Array() } : response;
  }
}

/**
 * The way of every request: which service and wire → whole body → operation and input → the rules →
 * the service's operation → answer. Faults that were asked for strike in between.
 */
async function perform(
  journey: Journey,
  body: unknown,
  signal: AbortSignal | undefined,
  { world, services, faults }: DispatcherParts,
): Promise<HttpResponse> {
  const { requestId } = journey;
  if (!journey.scope.service && isForm(journey.request))
    await findUnsigned(journey, body, services);
  const upload = journey.scope.service ? undefined : uploadService(journey.request, services);
  if (upload) journey.scope = { ...journey.scope, service: upload };
  const entry = entryOf(journey.scope, services);
  const model = loadModel(entry.package);
  journey.model = model;
  if (!journey.hasBody) {
    journey.request = await withBody(journey.request, body, {
      keepsGzip: journey.scope.service === 's3',
    });
  }
  const service = await entry.load();
  const translated = await service.translate?.(journey.request);
  if (translated) journey.scope = { ...journey.scope, ...scopeOf(translated.request) };
  const { scope } = journey;
  const whole = translated?.request ?? journey.request;
  const wire = wireOf(whole, model.protocol);
  const signed = callerOf(scope.accessKeyId ?? '', world.store, world.account);
  journey.account = signed.account;
  if (isOver(signed, world)) throw service.wording.expired?.() ?? expired();
  const { operation, run } = operationOf(whole, model, service);
  journey.operation = operation.name;
  const received = await wire.read(whole, operation, model);

  const call = callOf(scope, signed, operation.name, received.input, world);
  await faults.arrive(call, signal);
  checkRules(received, operation, service.wording, wire.parameterName);
  const plain: Context = {
    ...world.context({ ...call, caller: signed.caller }),
    strike: (inner) => faults.inside(inner),
  };
  service.admit?.(whole, plain, call.input);
  await settleDrivers(plain, world, services);
  service.settle?.(plain);
  const { ctx, done } = faults.view(plain, call);
  const output = await world.replays.once(operation, call.input, ctx, service.wording, () => {
    faults.perform(call);
    return run(call.input as never, ctx);
  });
  done();
  const response = wire.write({
    model,
    operation,
    requestId,
    output: output as Record<string, unknown>,
  });
  faults.depart(call);
  return translated?.answer(response) ?? response;
}

/** Who has no key yet cannot sign: such a form says itself which service it is for. */
async function findUnsigned(
  journey: Journey,
  body: unknown,
  services: Readonly<Record<string, ServiceEntry>>,
): Promise<void> {
  journey.request = await withBody(journey.request, body);
  journey.hasBody = true;
  const service = unsignedService(journey.request, services);
  if (service) journey.scope = { ...journey.scope, service };
}

/** HTTP has no body in the answer to HEAD, nor in "not modified". */
function bodiless(method: string, { statusCode }: HttpResponse): boolean {
  return method === 'HEAD' || statusCode === 304;
}

function callOf(
  { region = '', service = '' }: Scope,
  { account }: Signed,
  operation: string,
  input: Readonly<Record<string, unknown>>,
  world: World,
): Call {
  return { account, service, operation, input, region: region || world.region };
}

function isOver({ expiresAt }: Signed, { clock }: World): boolean {
  return expiresAt !== undefined && clock.now() >= expiresAt;
}

/** What most services answer once the session that a key belongs to is over. */
function expired(): AwsFault {
  return fault('ExpiredToken', 'The security token included in the request is expired', 403);
}

/** A fault of ours. The stack goes into the message: the one who reads it is the one to report it. */
function internal(error: unknown): AwsFault {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return fault('InternalError', `The sandbox has failed; this is a bug in awsh. ${what}`, 500);
}
