import { createRequire } from 'node:module';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { NormalizedSchema } from '@smithy/core/schema';
import { awaitable } from '../../call/awaitable.ts';
import { UsageError } from '../../errors.ts';
import { methodOf } from '../../resource/owner.ts';
import { operationsOf, shapeOf } from '../../resource/schema.ts';
import type { CallOptions } from '../../service/operations.ts';
import { loadSdk, type SdkModule } from '../../service/packages.ts';
import type { DynamoDbService } from '../../service/services.ts';
import { isCondition } from './condition.ts';
import { isOfKeys, rendered } from './rendered.ts';
import { attributeOf, nativeOf } from './values.ts';

type Schemas = typeof import('@smithy/core/schema');
type Fields = Readonly<Record<string, unknown>>;

const require = createRequire(import.meta.url);

/**
 * An input with JavaScript's values and conditions, as DynamoDB takes it. Where values are is told
 * by the SDK's schema of the operation: wherever it says `AttributeValue`.
 */
export function toWire(operation: string, input: object = {}): never {
  const turn = (value: unknown, where: string) => attributeOf(value, where);
  return turned(schemasOf(operation).input, input, '', turn, written) as never;
}

/** An answer of DynamoDB's with JavaScript's values. */
export function fromWire(operation: string, answer: object): never {
  const { output } = schemasOf(operation);
  return turned(output, answer, '', (value) => nativeOf(value as AttributeValue)) as never;
}

type Send = (input: object, options: CallOptions) => Promise<object>;

/** Calls an operation with JavaScript's values, and gives its answer with them. */
export function sendNative(
  handle: DynamoDbService,
  operation: string,
  input: object,
  options: CallOptions = {},
): Promise<never> {
  const send = Reflect.get(handle, methodOf(operation)) as Send;
  const sent = async () => {
    return fromWire(operation, await send.call(handle, toWire(operation, input), options));
  };
  return awaitable(sent());
}

function schemasOf(operation: string): { input: NormalizedSchema; output: NormalizedSchema } {
  const { NormalizedSchema } = require('@smithy/core/schema') as Schemas;
  const known = operationsOf(loadSdk('dynamodb') as SdkModule).get(operation);
  const of = (schema: unknown) =>
    NormalizedSchema.of(schema as Parameters<typeof NormalizedSchema.of>[0]);
  return { input: of(known?.input), output: of(known?.output) };
}

function turned(
  schema: NormalizedSchema,
  value: unknown,
  where: string,
  turn: (value: unknown, where: string) => unknown,
  before: (fields: Fields) => Fields = (fields) => fields,
): unknown {
  if (schema.getSchema() === attributeValue() && value !== undefined) return turn(value, where);
  if (schema.isListSchema() && Array.isArray(value)) {
    const inner = schema.getValueSchema();
    return value.map((each, index) => turned(inner, each, `${where}[${index}]`, turn, before));
  }
  if (typeof value !== 'object' || value === null) return value;
  const at = (name: string) => (where === '' ? name : `${where}.${name}`);
  if (schema.isMapSchema()) {
    const inner = schema.getValueSchema();
    const said = Object.entries(value).filter(([, each]) => each !== undefined);
    return Object.fromEntries(
      said.map(([name, each]) => [name, turned(inner, each, at(name), turn, before)]),
    );
  }
  if (!schema.isStructSchema()) return value;
  const members = new Map(schema.structIterator());
  const fields = Object.entries(before(value as Fields)).map(([name, each]) => {
    const inner = members.get(name);
    return [name, inner ? turned(inner, each, at(name), turn, before) : each];
  });
  return Object.fromEntries(fields);
}

function attributeValue(): unknown {
  return shapeOf(loadSdk('dynamodb') as SdkModule, 'AttributeValue');
}

const takesConditions = ['KeyConditionExpression', 'FilterExpression', 'ConditionExpression'];

/** Conditions as text, their names and values beside those that the input has already. */
function written(fields: Fields): Fields {
  let whole = fields;
  for (const member of takesConditions) {
    const condition = whole[member];
    if (!isCondition(condition)) continue;
    if (member === 'KeyConditionExpression' && !isOfKeys(condition.parts)) {
      throw new UsageError(`${member} takes conditions on keys`, {
        hint: "make them with Key('…'); those of Attr('…') go to FilterExpression",
      });
    }
    const { ExpressionAttributeNames: before, ExpressionAttributeValues: had } = whole as {
      readonly ExpressionAttributeNames?: object;
      readonly ExpressionAttributeValues?: object;
    };
    const { expression, names, values } = rendered(condition, { names: before, values: had });
    whole = {
      ...whole,
      [member]: expression,
      ExpressionAttributeNames: { ...before, ...names },
      // Conditions such as exists() have none, and DynamoDB refuses empty ones.
      ...(Object.keys({ ...had, ...values }).length > 0
        ? { ExpressionAttributeValues: { ...had, ...values } }
        : {}),
    };
  }
  return whole;
}
