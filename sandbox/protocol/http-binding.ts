import { Readable } from 'node:stream';
import type { SchemaRef } from '@smithy/types';
import { fault } from '../engine/fault.ts';
import type { HttpResponse, WholeRequest } from './message.ts';
import type { OperationModel } from './model.ts';
import { labelsOf, routeOf } from './route.ts';
import { readScalar, UnreadableValue, writeScalar } from './scalar.ts';
import type { Shape } from './shape.ts';
import { bytesAnswer } from './text-answer.ts';

/** How a REST wire reads and writes the body proper. */
export interface BodyFormat {
  readonly contentType: string;
  read(shape: Shape | SchemaRef, bytes: Uint8Array): Promise<unknown>;
  /** `name` is the root element where there is one. */
  write(shape: Shape | SchemaRef, value: Record<string, unknown>, name: string): Uint8Array;
}

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

type Way = 'request' | 'response';

/** The members of a structure that travel in the body, when there is no payload member. */
function bodyMembers(shape: Shape, way: Way): Shape[] {
  return shape.members.filter(({ traits }) => !isBound(traits, way));
}

const bodies = {
  request: new WeakMap<object, SchemaRef>(),
  response: new WeakMap<object, SchemaRef>(),
};

/** The schema of a structure with the members of its body only. */
function bodySchema(shape: Shape, way: Way): SchemaRef {
  const schema: unknown = shape.schema.getSchema();
  const [, namespace, name, traits, names, refs] = schema as StructSchema;
  const known = bodies[way].get(names);
  if (known) return known;
  const kept = new Set(bodyMembers(shape, way).map(({ memberName }) => memberName));
  const at = [...names.keys()].filter((index) => kept.has(names[index] as string));
  const made: unknown = [
    3,
    namespace,
    name,
    traits,
    at.map((i) => names[i]),
    at.map((i) => refs[i]),
    0,
  ];
  bodies[way].set(names, made as SchemaRef);
  return made as SchemaRef;
}

type StructSchema = readonly [
  kind: number,
  namespace: string,
  name: string,
  traits: unknown,
  names: readonly string[],
  refs: readonly unknown[],
];

/** True for a member that travels outside the body. An answer has no path and no query. */
function isBound(traits: Shape['traits'], way: Way): boolean {
  const { httpHeader, httpPrefixHeaders, httpLabel, httpQuery, httpQueryParams } = traits;
  if (httpHeader || httpPrefixHeaders !== undefined) return true;
  return way === 'request'
    ? Boolean(httpLabel || httpQuery || httpQueryParams)
    : Boolean(traits.httpResponseCode);
}

function boundValue(
  { query, headers }: WholeRequest,
  input: Shape,
  member: Shape,
  labels: Readonly<Record<string, string>>,
): unknown {
  const { traits, memberName } = member;
  if (traits.httpLabel) return scalar(member, labels[memberName]);
  if (traits.httpQuery) return fromQuery(member, query[traits.httpQuery]);
  if (traits.httpQueryParams) return otherQuery(input, member, query);
  if (traits.httpHeader) return fromHeader(member, headers[traits.httpHeader.toLowerCase()]);
  if (traits.httpPrefixHeaders !== undefined) return prefixed(traits.httpPrefixHeaders, headers);
  return undefined;
}

function fromQuery(member: Shape, values: readonly string[] | undefined): unknown {
  if (values === undefined) return undefined;
  return member.kind === 'list'
    ? values.map((value) => scalar(member.item, value))
    : scalar(member, values[0]);
}

/** All query parameters that no other member takes. */
function otherQuery(input: Shape, member: Shape, query: WholeRequest['query']): unknown {
  const own = new Set(input.members.map(({ traits }) => traits.httpQuery));
  const rest = Object.entries(query).filter(([name]) => !own.has(name) && name !== 'x-id');
  if (rest.length === 0) return undefined;
  const several = member.item.kind === 'list';
  return Object.fromEntries(
    rest.map(([name, values]) => [name, several ? [...values] : values[0]]),
  );
}

function fromHeader(member: Shape, text: string | undefined): unknown {
  if (text === undefined) return undefined;
  if (member.kind === 'list') {
    return splitHeader(text, member.item.kind === 'timestamp').map((part) =>
      scalar(member.item, part, 'header'),
    );
  }
  return scalar(member, text, 'header');
}

/** Commas separate, but for those in quotes and those in a date: `Mon, 16 Dec 2019 …`. */
function splitHeader(text: string, dates: boolean): string[] {
  if (text.trim() === '') return [];
  const parts = dates
    ? (text.match(/[^,]+,[^,]+|[^,]+/g) ?? [])
    : (text.match(/\s*("(?:\\.|[^"\\])*"|[^,]*)(?:,|$)/g) ?? []).map((part) =>
        part.replace(/,$/, ''),
      );
  if (!dates && parts.at(-1) === '' && !text.endsWith(',')) parts.pop();
  return parts
    .map((part) => part.trim())
    .map((part) => (/^".*"$/.test(part) ? part.slice(1, -1).replace(/\\(.)/g, '$1') : part));
}

function prefixed(prefix: string, headers: WholeRequest['headers']): unknown {
  const start = prefix.toLowerCase();
  const own = Object.entries(headers).filter(([name]) => name.startsWith(start));
  if (own.length === 0) return undefined;
  return Object.fromEntries(own.map(([name, value]) => [name.slice(start.length), value]));
}

function scalar(
  shape: Shape,
  text: string | undefined,
  place: 'header' | 'elsewhere' = 'elsewhere',
): unknown {
  if (text === undefined) return undefined;
  // JSON in a header is wrapped in base64, since headers cannot hold any text.
  if (place === 'header' && shape.kind === 'string' && shape.traits.mediaType) {
    return Buffer.from(text, 'base64').toString();
  }
  try {
    return readScalar(shape, text);
  } catch (error) {
    if (!(error instanceof UnreadableValue)) throw error;
    throw fault('SerializationException', `${shape.memberName}: ${error.message}`);
  }
}

async function readPayload(body: Uint8Array, payload: Shape, format: BodyFormat): Promise<Fields> {
  const name = payload.memberName;
  if (payload.kind === 'blob')
    return body.byteLength > 0 || payload.streaming ? { [name]: body } : {};
  if (body.byteLength === 0) return {};
  if (payload.kind === 'string') return { [name]: new TextDecoder().decode(body) };
  return { [name]: await format.read(payload, body) };
}

function payloadAnswer(
  status: number,
  payload: Shape,
  value: unknown,
  headers: Record<string, string>,
  requestId: string,
  format: BodyFormat,
): HttpResponse {
  const type = { 'content-type': payload.traits.mediaType ?? typeOf(payload, format), ...headers };
  if (payload.kind === 'blob') {
    const bytes =
      value instanceof Uint8Array ? value : new TextEncoder().encode(String(value ?? ''));
    const answer = bytesAnswer(status, bytes, requestId, type);
    return payload.streaming
      ? { ...answer, body: Readable.from([bytes], { objectMode: false }) }
      : answer;
  }
  if (value === undefined || value === null)
    return bytesAnswer(status, new Uint8Array(), requestId, headers);
  if (payload.kind === 'string') {
    return bytesAnswer(status, new TextEncoder().encode(String(value)), requestId, type);
  }
  const bytes = format.write(payload, value as Fields, payload.rootName);
  return bytesAnswer(status, bytes, requestId, type);
}

function typeOf({ kind }: Shape, { contentType }: BodyFormat): string {
  if (kind === 'blob') return 'application/octet-stream';
  return kind === 'string' ? 'text/plain' : contentType;
}

function writeHeaders(member: Shape, value: unknown): Record<string, string> {
  const { httpHeader, httpPrefixHeaders } = member.traits;
  if (httpPrefixHeaders !== undefined) {
    const named = Object.entries(value as Record<string, string>);
    return Object.fromEntries(named.map(([name, text]) => [`${httpPrefixHeaders}${name}`, text]));
  }
  if (!httpHeader) return {};
  return { [httpHeader.toLowerCase()]: headerText(member, value) };
}

function headerText(shape: Shape, value: unknown): string {
  if (shape.kind === 'list') {
    return (value as unknown[])
      .map((item) => quoted(headerText(shape.item, item), shape.item))
      .join(', ');
  }
  if (shape.kind === 'string' && shape.traits.mediaType)
    return Buffer.from(String(value)).toString('base64');
  return writeScalar(shape, value, 'http-date');
}

function quoted(text: string, { kind }: Shape): string {
  return kind !== 'timestamp' && /[",]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : text;
}
