/** The wire of Lambda, API Gateway and others: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html */
import { jsonCodec } from './codec.ts';
import { readBindings, writeBindings } from './http-binding.ts';
import type { BodyFormat } from './payload.ts';
import { findRoute } from './route.ts';
import { bytesAnswer } from './text-answer.ts';
import { typedFault } from './typed-fault.ts';
import type { Wire } from './wire.ts';

const codec = jsonCodec('jsonName');
const format: BodyFormat = { ...codec, contentType: 'application/json' };

/** Calls named by method and path, JSON bodies. */
export const restJson: Wire = {
  operationName: (request, model) => findRoute(request, model)?.operation.name,

  read: async (request, operation) => ({
    input: await readBindings(request, operation, format),
    unknown: [],
  }),

  write: ({ operation, output, requestId }) => writeBindings(operation, output, requestId, format),

  writeFault(fault, requestId, model) {
    const { status, body, headers } = typedFault(fault, model);
    const bytes = new TextEncoder().encode(JSON.stringify({ ...body, __type: undefined }));
    return bytesAnswer(status, bytes, requestId, {
      'content-type': 'application/json',
      ...headers,
    });
  },
};
