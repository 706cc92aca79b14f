/** EC2's own wire: https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html */
import { type FormDialect, readInput } from './form-input.ts';
import { parametersOf } from './query-request.ts';
import { textAnswer, xmlAnswer } from './text-answer.ts';
import type { Wire } from './wire.ts';
import { xmlText } from './xml-text.ts';
import { writeDocument } from './xml-writer.ts';

const dialect: FormDialect = {
  memberName: ({ traits, memberName }) =>
    traits.ec2QueryName ?? capitalized(traits.xmlName ?? memberName),
  isFlat: () => true,
};

const style = { emptyLists: true, milliseconds: true };

/** Reads forms whose lists are always flat; writes XML without a result element. */
export const ec2Query: Wire = {
  operationName: (request) => parametersOf(request).children.get('Action')?.value,

  read: (request, { input }) => readInput(parametersOf(request), input, dialect),

  parameterName: dialect.memberName,

  write({ model, operation, output, requestId }) {
    const root = `${operation.name}Response`;
    const xmlns = xmlText(model.xmlNamespace ?? '');
    const before = `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${xmlns}"><requestId>${requestId}</requestId>`;
    const xml = writeDocument(before, operation.output, output, `</${root}>`, style);
    return xmlAnswer(200, xml, requestId);
  },

  writeFault(fault, requestId) {
    return textAnswer(
      fault.status,
      '<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error>' +
        `<Code>${xmlText(fault.code)}</Code><Message>${xmlText(fault.message)}</Message>` +
        `</Error></Errors><RequestID>${requestId}</RequestID></Response>`,
      requestId,
    );
  },
};

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
