import type * as SmithySchema from '@smithy/core/schema';
import type { SchemaRef } from '@smithy/types';
import { loadSdk } from './sdk.ts';

/** What a shape is. `decimal` and `bigint` are numbers that a double cannot hold. */
export type Kind =
  | 'string'
  | 'number'
  | 'boolean'
  | 'timestamp'
  | 'blob'
  | 'bigint'
  | 'decimal'
  | 'document'
  | 'list'
  | 'map'
  | 'struct'
  | 'unit';

/** How a timestamp is written; undefined where the wire decides. */
export type TimestampFormat = 'date-time' | 'http-date' | 'epoch-seconds';

type Schema = SmithySchema.NormalizedSchema;

/** The traits that the SDK's schemas keep at run time, those of a member over those of its target. */
export interface Traits {
  readonly xmlName?: string | undefined;
  readonly ec2QueryName?: string;
  readonly jsonName?: string;
  readonly xmlFlattened?: unknown;
  readonly xmlAttribute?: unknown;
  readonly xmlNamespace?: readonly [prefix: string, uri: string];
  readonly sparse?: unknown;
  readonly idempotencyToken?: unknown;
  readonly httpLabel?: unknown;
  readonly httpQuery?: string;
  readonly httpQueryParams?: unknown;
  readonly httpHeader?: string;
  readonly httpPrefixHeaders?: string;
  readonly httpPayload?: unknown;
  readonly httpResponseCode?: unknown;
  readonly mediaType?: string;
  readonly http?: readonly [method: string, path: string, status: number];
  /** `client` or `server`, for an error. */
  readonly error?: string;
  readonly httpError?: number;
  readonly awsQueryError?: readonly [code: string, status: number];
}

const formats: Record<number, TimestampFormat> = {
  5: 'date-time',
  6: 'http-date',
  7: 'epoch-seconds',
};

/**
 * A shape of a service's API, read once from the SDK's run-time schema and remembered: walking
 * these is what makes every wire here generic. Parts are computed when first asked for, since
 * shapes may contain themselves.
 */
export class Shape {
  /** The SDK's own view of it, for its codecs. */
  readonly schema: Schema;
  readonly kind: Kind;
  /** The shape's own name, `DescribeVpcsRequest`. */
  readonly name: string;
  /** The member's name when this shape was reached as a member of a structure. */
  readonly memberName: string;
  readonly traits: Traits;
  /** The element a document of this shape is in: a structure may name it, its members then don't. */
  readonly rootName: string;
  readonly timestampFormat: TimestampFormat | undefined;
  readonly streaming: boolean;
  readonly union: boolean;
  #members: readonly Shape[] | undefined;
  #item: Shape | undefined;
  #key: Shape | undefined;

  constructor(schema: Schema) {
    this.schema = schema;
    this.kind = kindOf(schema);
    this.name = schema.getName() ?? '';
    this.memberName = schema.isMemberSchema() ? schema.getMemberName() : '';
    const traits = schema.getMergedTraits() as Traits;
    this.rootName = traits.xmlName ?? this.name;
    this.traits = schema.isMemberSchema()
      ? { ...traits, xmlName: (schema.getMemberTraits() as Traits).xmlName }
      : traits;
    this.timestampFormat = formats[schema.getSchema() as number];
    this.streaming = this.kind === 'struct' || this.kind === 'blob' ? schema.isStreaming() : false;
    this.union = this.kind === 'struct' && schema.isUnionSchema();
  }

  /** The members of a structure, in the order of the model; required ones come first. */
  get members(): readonly Shape[] {
    this.#members ??=
      this.kind === 'struct'
        ? Array.from(this.schema.structIterator(), ([, member]) => new Shape(member))
        : [];
    return this.#members;
  }

  /** What a list holds, or the values of a map. */
  get item(): Shape {
    this.#item ??= new Shape(this.schema.getValueSchema());
    return this.#item;
  }

  /** The keys of a map. */
  get key(): Shape {
    this.#key ??= new Shape(this.schema.getKeySchema());
    return this.#key;
  }

  /** The members a request must have. */
  get required(): readonly Shape[] {
    const schema: unknown = this.schema.getSchema();
    const count = Array.isArray(schema) ? Number(schema[6] ?? 0) : 0;
    return this.members.slice(0, count);
  }

  member(name: string): Shape | undefined {
    return this.members.find(({ memberName }) => memberName === name);
  }
}

/** The shape of a schema as the SDK's packages export it (`DescribeVpcsRequest$`). */
export function shapeOf(schema: SchemaRef): Shape {
  const { NormalizedSchema } = loadSdk<typeof SmithySchema>('@smithy/core/schema');
  return new Shape(NormalizedSchema.of(schema));
}

function kindOf(schema: Schema): Kind {
  if (schema.isStructSchema()) return 'struct';
  if (schema.isUnitSchema()) return 'unit';
  if (schema.isListSchema()) return 'list';
  if (schema.isMapSchema()) return 'map';
  if (schema.isStringSchema()) return 'string';
  if (schema.isNumericSchema()) return 'number';
  if (schema.isBooleanSchema()) return 'boolean';
  if (schema.isTimestampSchema()) return 'timestamp';
  if (schema.isBlobSchema()) return 'blob';
  if (schema.isBigIntegerSchema()) return 'bigint';
  if (schema.isBigDecimalSchema()) return 'decimal';
  return 'document';
}
