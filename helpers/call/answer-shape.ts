import { createRequire } from 'node:module';

/** What an answer of AWS's to an operation can look like, before it is read. */
export interface AnswerShape {
  /** How its body is written; `any` where it is the user's own: an object of S3, a stream of events. */
  readonly body: 'xml' | 'json' | 'cbor' | 'any';
  /** True when there is no answer without a body. */
  readonly always: boolean;
}

interface Member {
  isStreaming(): boolean;
  isStructSchema(): boolean;
  isUnionSchema(): boolean;
  getMergedTraits(): Readonly<Record<string, unknown>>;
}
interface Schema extends Member {
  structIterator(): Iterable<[string, Member]>;
}

const require = createRequire(import.meta.url);
const known = new WeakMap<object, AnswerShape>();
const anything: AnswerShape = { body: 'any', always: false };

/** The shape of answers by the client's protocol (`aws.protocols#restXml`) and the operation's schema. */
export function answerShape(protocol: string, schema: readonly unknown[] | undefined): AnswerShape {
  if (/#(awsQuery|ec2Query)$/.test(protocol)) return { body: 'xml', always: true };
  if (schema === undefined) return anything;
  const shape = known.get(schema) ?? shapeOf(protocol, schema[5]);
  known.set(schema, shape);
  return shape;
}

function shapeOf(protocol: string, output: unknown): AnswerShape {
  const body = languageOf(protocol);
  if (body === 'any') return anything;
  const { NormalizedSchema } = require('@smithy/core/schema') as {
    NormalizedSchema: { of(schema: unknown): Schema };
  };
  const structure = NormalizedSchema.of(output);
  const members = structure.isStructSchema() ? [...structure.structIterator()] : [];
  if (members.some(([, member]) => isUsersOwn(member))) return anything;
  const inBody = members.filter(([, member]) => !isInHead(member.getMergedTraits()));
  // REST answers may leave out a body in which nothing would be said.
  return { body, always: inBody.length > 0 && /#(awsJson|rpcv2)/i.test(protocol) };
}

function languageOf(protocol: string): AnswerShape['body'] {
  if (/json/i.test(protocol)) return 'json';
  if (/xml/i.test(protocol)) return 'xml';
  return /cbor/i.test(protocol) ? 'cbor' : 'any';
}

/** A payload that is no structure of AWS's. */
function isUsersOwn(member: Member): boolean {
  const { httpPayload, streaming } = member.getMergedTraits();
  if (streaming || member.isStreaming()) return true;
  return Boolean(httpPayload) && !member.isStructSchema() && !member.isUnionSchema();
}

function isInHead({ httpHeader, httpPrefixHeaders, httpResponseCode }: Record<string, unknown>) {
  return Boolean(httpHeader || httpPrefixHeaders || httpResponseCode);
}
