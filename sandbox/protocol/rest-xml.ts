/** The wire of S3 and Route 53: https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html */
import type * as AwsProtocols from '@aws-sdk/core/protocols';
import type { SchemaRef } from '@smithy/types';
import { AwsFault, fault } from '../engine/fault.ts';
import { readBindings, writeBindings } from './http-binding.ts';
import type { BodyFormat } from './payload.ts';
import { findRoute } from './route.ts';
import { loadSdk } from './sdk.ts';
import { type Shape, shapeOf } from './shape.ts';
import { bytesAnswer, textAnswer } from './text-answer.ts';
import type { Wire } from './wire.ts';
import { xmlText } from './xml-text.ts';
import { writeElement, writeMembers } from './xml-writer.ts';

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
    if (model.serviceId !== 'S3') return answer;
    return {
      ...answer,
      // A part of an object, where the model names the one status of the whole.
      statusCode: output.ContentRange === undefined ? answer.statusCode : 206,
      headers: { ...answer.headers, 'x-amz-request-id': requestId },
    };
  },

  writeFault(fault, requestId, model) {
    const shape = model?.error(fault.code);
    const inS3 = model?.serviceId === 'S3';
    const xml = inS3 ? s3Error(fault, requestId) : restError(fault, requestId, shape);
    const bytes = new TextEncoder().encode(declaration + xml);
    return bytesAnswer(shape?.traits.httpError ?? fault.status, bytes, requestId, {
      'content-type': 'application/xml',
      ...(inS3 && { 'x-amz-request-id': requestId }),
      ...fault.headers,
    });
  },
};

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
function s3Error({ code, message, fields }: AwsFault, requestId: string): string {
  const more = Object.entries({ ...fields, RequestId: requestId });
  const elements = more.map(([name, value]) => `<${name}>${xmlText(String(value))}</${name}>`);
  return `<Error>${codeAndMessage(code, message)}${elements.join('')}</Error>`;
}

function restError(fault: AwsFault, requestId: string, shape: Shape | undefined): string {
  const { code, message, status } = fault;
  const type = `<Type>${status < 500 ? 'Sender' : 'Receiver'}</Type>`;
  const fields = shape ? writeMembers(shape, { ...fault.fields }, style) : '';
  const error = `<Error>${type}${codeAndMessage(code, message)}${fields}</Error>`;
  return `<ErrorResponse>${error}<RequestId>${requestId}</RequestId></ErrorResponse>`;
}

function codeAndMessage(code: string, message: string): string {
  return `<Code>${xmlText(code)}</Code><Message>${xmlText(message)}</Message>`;
}

function format(xmlNamespace: string | undefined): BodyFormat {
  return {
    contentType: 'application/xml',
    async read(shape, bytes) {
      if (bytes.byteLength === 0) return {};
      try {
        return await deserializer().read(asShape(shape).schema, bytes);
      } catch (error) {
        throw error instanceof AwsFault ? error : malformed();
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

function malformed(): AwsFault {
  return fault(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
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
