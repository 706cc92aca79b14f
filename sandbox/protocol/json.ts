/** The wire of DynamoDB, SQS and others: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
import { jsonCodec } from './codec.ts';
import { bytesAnswer } from './text-answer.ts';
import { typedFault } from './typed-fault.ts';
import type { Wire } from './wire.ts';

const codec = jsonCodec('members');

/** Calls named by a header, JSON both ways. Version 1.0 and 1.1 differ in their content type. */
export function awsJson(version: '1.0' | '1.1'): Wire {
  const type = { 'content-type': `application/x-amz-json-${version}` };
  return {
    operationName: ({ headers }) => headers['x-amz-target']?.split('.').at(-1),

    async read({ body }, { input }) {
      return { input: (await codec.read(input, body)) as Record<string, unknown>, unknown: [] };
    },

    write({ operation: { output: shape }, output, requestId }) {
      const body =
        shape.kind === 'unit' ? new TextEncoder().encode('{}') : codec.write(shape, output);
      return bytesAnswer(200, body, requestId, type);
    },

    writeFault(fault, requestId, model) {
      const { status, body, headers } = typedFault(fault, model);
      const bytes = new TextEncoder().encode(JSON.stringify(body));
      return bytesAnswer(status, bytes, requestId, { ...type, ...headers });
    },
  };
}
