import { createRequire } from 'node:module';
import type { SdkModule } from '../service/packages.ts';

/** An operation as the SDK's schemas describe it. */
export interface Operation {
  readonly name: string;
  /** Members of the input, the required ones first. */
  readonly members: readonly string[];
  readonly required: readonly string[];
  readonly input: unknown;
  readonly output: unknown;
}

/**
 * A structure schema: `[3, namespace, name, traits, memberNames, memberSchemas, requiredCount]`;
 * an operation's is `[9, namespace, name, traits, input, output]`.
 */
type Raw = readonly [
  kind: number,
  namespace: string,
  name: string,
  traits: unknown,
  ...rest: unknown[],
];

/** As much of the SDK's reader of schemas as is used: `@smithy/core/schema`. */
export interface Schema {
  getSchema(): unknown;
  isStructSchema(): boolean;
  isListSchema(): boolean;
  isStringSchema(): boolean;
  getValueSchema(): Schema;
  structIterator(): Iterable<[string, Schema]>;
}

const require = createRequire(import.meta.url);
const indexes = new WeakMap<SdkModule, ReadonlyMap<string, Operation>>();

/** All operations of a package by name. Read once, some 10 ms for EC2's 823. */
export function operationsOf(sdk: SdkModule): ReadonlyMap<string, Operation> {
  const known = indexes.get(sdk);
  if (known) return known;
  const index = new Map<string, Operation>();
  for (const value of Object.values(sdk)) {
    if (!isRaw(value) || value[0] !== 9) continue;
    const input = unwrapped(value[4]);
    const members = membersOfSchema(input);
    const count = isRaw(input) ? Number(input[6] ?? 0) : 0;
    index.set(value[2], {
      name: value[2],
      members,
      required: members.slice(0, count),
      input: value[4],
      output: value[5],
    });
  }
  indexes.set(sdk, index);
  return index;
}

/** The schema of a shape by its name; undefined when the package has none. */
export function shapeOf(sdk: SdkModule, shape: string): unknown {
  // A shape that would hide one of JavaScript's own names is exported with an underscore.
  return sdk[`${shape}$`] ?? sdk[`_${shape}$`];
}

/** Names of a structure's members. */
export function membersOfSchema(schema: unknown): readonly string[] {
  return isRaw(schema) && Array.isArray(schema[4]) ? (schema[4] as string[]) : [];
}

/** The SDK's reader for a schema. */
export function read(schema: unknown): Schema {
  const { NormalizedSchema } = require('@smithy/core/schema') as {
    NormalizedSchema: { of(schema: unknown): Schema };
  };
  return NormalizedSchema.of(schema);
}

function isRaw(value: unknown): value is Raw {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[2] === 'string';
}

function unwrapped(schema: unknown): unknown {
  return typeof schema === 'function' ? schema() : schema;
}
