/** https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html */
import { cborCodec } from './codec.ts';
import { bytesAnswer } from './text-answer.ts';
import { typedFault } from './typed-fault.ts';
import type { Wire } from './wire.ts';

const codec = cborCodec();
const type = { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' };
/** The SDK's sign for a value that describes itself. */
const anything = 15;

/** Calls named by their path, `/service/X/operation/Y`, CBOR both ways. */
export const cbor: Wire = {
  operationName: ({ path }) => /\/operation\/(\w+)\/?$/.exec(path)?.[1],

  async read({ body }, { input }) {
    return { input: (await codec.read(input, body)) as Record<string, unknown>, unknown: [] };
  },

  write({ operation: { output: shape }, output, requestId }) {
    const body = shape.kind === 'unit' ? new Uint8Array() : codec.write(shape, output);
    return bytesAnswer(200, body, requestId, type);
  },

  writeFault(fault, requestId, model) {
    const { status, body, headers } = typedFault(fault, model);
    return bytesAnswer(status, codec.write(anything, body), requestId, { ...headers, ...type });
  },
};
