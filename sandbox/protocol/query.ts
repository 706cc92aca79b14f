/** The wire of STS, IAM, RDS and others: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
import { type FormDialect, readInput } from './form-input.ts';
import { parametersOf } from './query-request.ts';
import { textAnswer, xmlAnswer } from './text-answer.ts';
import type { Wire } from './wire.ts';
import { xmlText } from './xml-text.ts';
import { writeDocument, writeMembers } from './xml-writer.ts';

const dialect: FormDialect = {
  memberName: ({ traits, memberName }) => traits.xmlName ?? memberName,
  isFlat: ({ traits }) => Boolean(traits.xmlFlattened),
};

/** Reads forms whose lists go by `member`; writes XML with a result element and metadata. */
export const query: Wire = {
  operationName: (request) => parametersOf(request).children.get('Action')?.value,

  read: (request, { input }) => readInput(parametersOf(request), input, dialect),

  write({ model, operation: { name, output: shape }, output, requestId }) {
    const xmlns = xmlText(model.xmlNamespace ?? '');
    const result = shape.kind === 'unit' ? '' : `${name}Result`;
    const before = `<${name}Response xmlns="${xmlns}">${result && `<${result}>`}`;
    const after =
      `${result && `</${result}>`}<ResponseMetadata><RequestId>${requestId}</RequestId>` +
      `</ResponseMetadata></${name}Response>`;
    return xmlAnswer(200, writeDocument(before, shape, output, after, filled), requestId);
  },

  writeFault(fault, requestId, model) {
    const shape = model?.error(fault.code);
    const code = shape?.traits.awsQueryError?.[0] ?? fault.code;
    const fields = shape ? writeMembers(shape, withoutMessage(fault.fields), plain) : '';
    return textAnswer(
      fault.status,
      `<ErrorResponse xmlns="${xmlText(model?.xmlNamespace ?? '')}"><Error>` +
        `<Type>${fault.status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${xmlText(code)}</Code>` +
        `<Message>${xmlText(fault.message)}</Message>${fields}` +
        `</Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
      requestId,
    );
  },
};

const filled = { emptyLists: true, milliseconds: false };
const plain = { emptyLists: false, milliseconds: false };

function withoutMessage(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...fields, message: undefined, Message: undefined };
}
