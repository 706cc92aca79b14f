import type { AwsFault } from '../engine/fault.ts';
import type { ServiceModel } from './model.ts';

/** A fault as the wires with typed errors write it. */
export interface TypedFault {
  readonly name: string;
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;
}

/**
 * A fault under the name that the service's model has for its code. Services that once spoke the
 * query wire say the older code in a header, under which their clients still know it.
 */
export function typedFault(fault: AwsFault, model: ServiceModel | undefined): TypedFault {
  const shape = model?.error(fault.code);
  const name = shape?.name ?? fault.code;
  const queryCode = shape?.traits.awsQueryError?.[0] ?? fault.code;
  const side = fault.status < 500 ? 'Sender' : 'Receiver';
  const message = shape?.member('Message') ? 'Message' : 'message';
  return {
    name,
    status: shape?.traits.httpError ?? fault.status,
    body: { __type: name, [message]: fault.message, ...fault.fields },
    headers: {
      'x-amzn-errortype': name,
      ...(model?.queryCompatible && { 'x-amzn-query-error': `${queryCode};${side}` }),
    },
  };
}
