import { bodyMembers, bodySchema } from './body-schema.ts';
import { writeHeaders } from './bound-headers.ts';
import { boundValue } from './bound-value.ts';
import type { HttpResponse, WholeRequest } from './message.ts';
import type { OperationModel } from './model.ts';
import { type BodyFormat, payloadAnswer, readPayload } from './payload.ts';
import { labelsOf, routeOf } from './route.ts';
import { bytesAnswer } from './text-answer.ts';

type Fields = Record<string, unknown>;

/** Reads an input from everywhere REST puts it: path, query, headers and body. */
export async function readBindings(
  request: WholeRequest,
  operation: OperationModel,
  format: BodyFormat,
): Promise<Fields> {
  const { input } = operation;
  const labels = labelsOf(routeOf(operation), request) ?? {};
  const found: Fields = {};
  for (const member of input.members) {
    const value = boundValue(request, input, member, labels);
    if (value !== undefined) found[member.memberName] = value;
  }
  const payload = input.members.find(({ traits }) => traits.httpPayload);
  if (payload) Object.assign(found, await readPayload(request.body, payload, format));
  else if (bodyMembers(input, 'request').length > 0) {
    Object.assign(found, await format.read(bodySchema(input, 'request'), request.body));
  }
  return found;
}

/** Writes an output to everywhere REST puts it: status, headers and body. */
export function writeBindings(
  operation: OperationModel,
  output: Fields,
  requestId: string,
  format: BodyFormat,
): HttpResponse {
  const shape = operation.output;
  const headers: Record<string, string> = {};
  let status = operation.http?.[2] ?? 200;
  for (const member of shape.members) {
    const value = output[member.memberName];
    if (value === undefined || value === null) continue;
    if (member.traits.httpResponseCode) status = Number(value);
    Object.assign(headers, writeHeaders(member, value));
  }
  const payload = shape.members.find(({ traits }) => traits.httpPayload);
  if (payload)
    return payloadAnswer(status, payload, output[payload.memberName], headers, requestId, format);
  if (bodyMembers(shape, 'response').length === 0)
    return bytesAnswer(status, new Uint8Array(), requestId, headers);
  const bytes = format.write(bodySchema(shape, 'response'), output, shape.rootName);
  return bytesAnswer(status, bytes, requestId, { 'content-type': format.contentType, ...headers });
}
