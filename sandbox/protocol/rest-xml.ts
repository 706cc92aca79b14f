/** The wire of S3 and Route 53: https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html */
import type * as AwsProtocols from '@aws-sdk/core/protocols';
import type { SchemaRef } from '@smithy/types';
import { unreadable } from './codec.ts';
import { type BodyFormat, readBindings, writeBindings } from './http-binding.ts';
import { findRoute } from './route.ts';
import { loadSdk } from './sdk.ts';
import { type Shape, shapeOf } from './shape.ts';
import { bytesAnswer, textAnswer } from './text-answer.ts';
import type { Wire } from './wire.ts';
import { writeElement, writeMembers, xmlText } from './xml-writer.ts';

const style = { emptyLists: false, milliseconds: true };
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Calls named by method and path, XML bodies. */
export const restXml: Wire = {
  operationName: (request, model) => findRoute(request, model)?.operation.name,

  read: async (request, operation) => ({
    input: await readBindings(request, operation, format(undefined)),
    unknown: [],
  }),

  write({ model, operation, output, requestId }) {
    // The one answer of S3 whose root element is the value itself.
    if (operation.name === 'GetBucketLocation') {
      const place = xmlText(String(output.LocationConstraint ?? ''));
      const xml = `${declaration}<LocationConstraint xmlns="${model.xmlNamespace}">${place}</LocationConstraint>`;
      return textAnswer(200, xml, requestId, { 'content-type': 'application/xml' });
    }
    const answer = writeBindings(operation, output, requestId, format(model.xmlNamespace));
    // A part of an object, where the model names the one status of the whole.
    return output.ContentRange === undefined ? answer : { ...answer, statusCode: 206 };
  },

  writeFault(fault, requestId, model) {
    const shape = model?.error(fault.code);
    const fields =
      model?.serviceId === 'S3'
        ? Object.entries(fault.fields)
            .map(([name, value]) => `<${name}>${xmlText(String(value))}</${name}>`)
            .join('')
        : shape
          ? writeMembers(shape, { ...fault.fields }, style)
          : '';
    const error = `<Code>${xmlText(fault.code)}</Code><Message>${xmlText(fault.message)}</Message>${fields}`;
    const xml =
      model?.serviceId === 'S3'
        ? `<Error>${error}<RequestId>${requestId}</RequestId></Error>`
        : `<ErrorResponse><Error><Type>${fault.status < 500 ? 'Sender' : 'Receiver'}</Type>${error}</Error>` +
          `<RequestId>${requestId}</RequestId></ErrorResponse>`;
    const bytes = new TextEncoder().encode(declaration + xml);
    const status = shape?.traits.httpError ?? fault.status;
    return bytesAnswer(status, bytes, requestId, {
      'content-type': 'application/xml',
      ...fault.headers,
    });
  },
};

function format(xmlNamespace: string | undefined): BodyFormat {
  return {
    contentType: 'application/xml',
    async read(shape, bytes) {
      if (bytes.byteLength === 0) return {};
      try {
        return await deserializer().read(asShape(shape).schema, bytes);
      } catch (error) {
        throw unreadable(error);
      }
    },
    write(schema, value, name) {
      const shape = asShape(schema);
      const namespace =
        shape.traits.xmlNamespace === undefined && xmlNamespace
          ? ` xmlns="${xmlText(xmlNamespace)}"`
          : '';
      const xml = writeElement(name, shape, value, style);
      return new TextEncoder().encode(
        declaration + xml.replace(`<${name}`, `<${name}${namespace}`),
      );
    },
  };
}

function deserializer() {
  const { XmlCodec } = loadSdk<typeof AwsProtocols>('@aws-sdk/core/protocols');
  const timestampFormat = { useTrait: true, default: 5 } as const;
  return new XmlCodec({
    timestampFormat,
    httpBindings: true,
    xmlNamespace: '',
    serviceNamespace: '',
  }).createDeserializer();
}

function asShape(shape: Shape | SchemaRef): Shape {
  return typeof shape === 'object' && 'kind' in shape ? shape : shapeOf(shape);
}
