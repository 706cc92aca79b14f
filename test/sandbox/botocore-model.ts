import type { SchemaRef } from '@smithy/types';
import type { OperationModel, ServiceModel } from '../../sandbox/protocol/model.ts';
import { shapeOf } from '../../sandbox/protocol/shape.ts';

/** A shape as botocore's models write it. */
export interface BotoShape {
  readonly type: string;
  readonly members?: Readonly<Record<string, BotoMember>>;
  readonly member?: BotoMember;
  readonly key?: BotoMember;
  readonly value?: BotoMember;
  readonly payload?: string;
  readonly flattened?: boolean;
  readonly locationName?: string;
  readonly timestampFormat?: string;
  readonly xmlNamespace?: { readonly uri: string; readonly prefix?: string };
  readonly union?: boolean;
  readonly document?: boolean;
}

interface BotoMember extends Omit<BotoShape, 'type' | 'member' | 'members'> {
  readonly shape: string;
  readonly location?: string;
  readonly queryName?: string;
  readonly xmlAttribute?: boolean;
  readonly jsonvalue?: boolean;
  readonly streaming?: boolean;
  readonly idempotencyToken?: boolean;
}

/** A group of vectors: shapes, and cases that use them. */
export interface Suite {
  readonly metadata: { readonly protocol: string; readonly awsQueryCompatible?: object };
  readonly shapes: Readonly<Record<string, BotoShape>>;
  readonly cases: readonly VectorCase[];
}

/** One vector. */
export interface VectorCase {
  readonly id: string;
  readonly given: {
    readonly name: string;
    readonly http: {
      readonly method: string;
      readonly requestUri: string;
      readonly responseCode?: number;
    };
    readonly input?: {
      readonly shape: string;
      readonly locationName?: string;
      readonly xmlNamespace?: { uri: string };
    };
    readonly output?: { readonly shape: string };
  };
  readonly params?: Record<string, unknown>;
  readonly serialized?: {
    method: string;
    uri: string;
    body?: string;
    headers?: Record<string, string>;
    host?: string;
  };
  readonly result?: Record<string, unknown>;
  readonly response?: { status_code: number; headers?: Record<string, string>; body?: string };
  readonly errorCode?: string;
}

const formats: Record<string, number> = { iso8601: 5, rfc822: 6, unixTimestamp: 7 };
const simple: Record<string, number> = {
  string: 0,
  character: 0,
  boolean: 2,
  integer: 1,
  long: 1,
  float: 1,
  double: 1,
  blob: 21,
};

/** The operation of a vector, its shapes turned into schemas of the SDK's kind. */
export function operationOf({ shapes, metadata }: Suite, { given }: VectorCase): OperationModel {
  const ec2 = metadata.protocol === 'ec2';
  const xml = metadata.protocol === 'rest-xml';
  const made = new Map<string, SchemaRef>();
  const { method, requestUri, responseCode = 200 } = given.http;
  return {
    name: given.name,
    input: shapeOf(given.input ? ref(given.input.shape) : ('unit' as never)),
    output: shapeOf(given.output ? ref(given.output.shape) : ('unit' as never)),
    http: [method, requestUri, responseCode],
  };

  function ref(name: string): SchemaRef {
    const known = made.get(name);
    if (known) return known;
    const shape = shapes[name];
    if (!shape) throw new Error(`no shape ${name}`);
    const schema: unknown[] = [];
    made.set(name, schema as never);
    const built = build(name, shape);
    if (!Array.isArray(built)) {
      made.set(name, built as never);
      return built as never;
    }
    schema.push(...built);
    return schema as never;
  }

  function build(name: string, shape: BotoShape): unknown {
    if (shape.document) return 15;
    if (shape.type === 'timestamp') return formats[shape.timestampFormat ?? ''] ?? 4;
    if (shape.type === 'list' && shape.member) {
      return [1, 'test', name, 0, member(shape.member, '', shape.flattened)];
    }
    if (shape.type === 'map' && shape.key && shape.value) {
      return [2, 'test', name, 0, member(shape.key), member(shape.value)];
    }
    if (shape.type !== 'structure') return simple[shape.type] ?? 0;
    const entries = Object.entries(shape.members ?? {});
    const traits = {
      ...(shape.locationName && { xmlName: shape.locationName }),
      ...(shape.xmlNamespace && { xmlNamespace: namespace(shape.xmlNamespace) }),
    };
    const refs = entries.map(([key, one]) => member(one, key === shape.payload ? 'payload' : ''));
    return [shape.union ? 4 : 3, 'test', name, traits, entries.map(([key]) => key), refs, 0];
  }

  function member(one: BotoMember, role = '', listFlattened = false): SchemaRef {
    const { location, locationName } = one;
    const target = shapes[one.shape];
    const where: Record<string, object> = {
      uri: { httpLabel: 1 },
      querystring: target?.type === 'map' ? { httpQueryParams: 1 } : { httpQuery: locationName },
      header: { httpHeader: locationName },
      headers: { httpPrefixHeaders: locationName ?? '' },
      statusCode: { httpResponseCode: 1 },
    };
    const renamed = locationName && !location;
    const namespaced = one.xmlNamespace ?? (role === 'payload' ? target?.xmlNamespace : undefined);
    const traits = {
      ...(location && where[location]),
      ...(role === 'payload' && { httpPayload: 1 }),
      ...(role === 'payload' &&
        !renamed &&
        xml &&
        target?.locationName && { xmlName: target.locationName }),
      ...(renamed && { xmlName: locationName, jsonName: locationName }),
      ...(ec2 &&
        (one.queryName ?? locationName) && {
          ec2QueryName: one.queryName ?? capitalized(locationName ?? ''),
        }),
      ...((one.flattened ?? target?.flattened ?? listFlattened) && { xmlFlattened: 1 }),
      ...(namespaced && { xmlNamespace: namespace(namespaced) }),
      ...(one.xmlAttribute && { xmlAttribute: 1 }),
      ...(one.jsonvalue && { mediaType: 'application/json' }),
      ...(one.idempotencyToken && { idempotencyToken: 1 }),
    };
    const format = formats[one.timestampFormat ?? ''];
    const schema =
      format ?? (one.streaming ? 42 : (simple[target?.type ?? ''] ?? (() => ref(one.shape))));
    return [
      target?.document || (target?.type === 'timestamp' && !format) ? ref(one.shape) : schema,
      traits,
    ] as never;
  }
}

/** The service of a vector, which has no operation but its own. */
export function serviceOf(suite: Suite, operation: OperationModel): ServiceModel {
  const { protocol, awsQueryCompatible } = suite.metadata;
  return {
    serviceId: 'Test',
    protocol: protocols[protocol] ?? protocol,
    version: '2020-01-08',
    xmlNamespace: 'https://example.com/',
    target: undefined,
    queryCompatible: awsQueryCompatible !== undefined,
    operationNames: [operation.name],
    operation: (name) => (name === operation.name ? operation : undefined),
    error: () => undefined,
  };
}

const protocols: Record<string, string> = {
  ec2: 'aws.protocols#ec2Query',
  query: 'aws.protocols#awsQuery',
  json: 'aws.protocols#awsJson1_1',
  'rest-json': 'aws.protocols#restJson1',
  'rest-xml': 'aws.protocols#restXml',
  'smithy-rpc-v2-cbor': 'smithy.protocols#rpcv2Cbor',
};

function namespace(given: string | { uri: string; prefix?: string }) {
  return typeof given === 'string' ? ['', given] : [given.prefix ?? '', given.uri];
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
