import { type ServiceName, Session } from '../../../helpers/index.ts';
import { fault } from '../../../sandbox/engine/fault.ts';
import type { HttpRequest } from '../../../sandbox/protocol/message.ts';
import { loadModel, type OperationModel } from '../../../sandbox/protocol/model.ts';
import { readHead, withBody } from '../../../sandbox/protocol/whole-request.ts';
import { wireOf } from '../../../sandbox/protocol/wires.ts';
import { quickClock } from './canned.ts';

/** An answer, or the error to answer with. */
export type Script = (
  input: Readonly<Record<string, unknown>>,
  number: number,
) => Readonly<Record<string, unknown>> | { readonly code: string; readonly status: number };

/** A service whose operations answer as a test tells them to, over the wire that AWS speaks. */
export function scripted(service: ServiceName, answer: Script) {
  const packageName = `@aws-sdk/client-${service}`;
  const model = loadModel(packageName);
  const inputs: Readonly<Record<string, unknown>>[] = [];
  const clock = quickClock();
  const requestHandler = {
    async handle(request: HttpRequest) {
      const whole = await withBody(readHead(request), request.body);
      const wire = wireOf(whole, model.protocol);
      const operation = model.operation(wire.operationName(whole, model) ?? '') as OperationModel;
      const { input } = await wire.read(whole, operation, model);
      const said = answer(input, inputs.push(input));
      if ('code' in said && 'status' in said) {
        const { code, status } = said as { code: string; status: number };
        const wrong = fault(code, 'no', status);
        const response = wire.writeFault(wrong, 'request', model);
        return {
          response: request.method === 'HEAD' ? { ...response, body: new Uint8Array() } : response,
        };
      }
      return { response: wire.write({ model, operation, output: said, requestId: 'request' }) };
    },
    destroy() {},
  };
  const session = new Session({
    sandbox: {
      requestHandler,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      region: 'us-east-1',
      accountId: '123456789012',
      clock,
    },
  });
  return { handle: session.service(service), model, inputs, clock };
}
