import { createRequire } from 'node:module';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { NumberValue } from '@aws-sdk/lib-dynamodb';
import { UsageError } from '../../errors.ts';

const require = createRequire(import.meta.url);

/**
 * A JavaScript value as DynamoDB keeps it: text, numbers, bytes, lists, maps and sets. `where` names
 * it in errors: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
 */
export function attributeOf(value: unknown, where: string): AttributeValue {
  if (value === null) return { NULL: true };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'boolean') return { BOOL: value };
  if (isNumeric(value)) return { N: digitsOf(value, where) };
  if (value instanceof Date) return { S: value.toISOString() };
  if (isBytes(value)) return { B: bytesOf(value) };
  if (Array.isArray(value)) {
    return { L: value.map((each, index) => attributeOf(each, `${where}[${index}]`)) };
  }
  if (value instanceof Set) return setOf([...value], where);
  if (value instanceof Map) return { M: attributesOf(Object.fromEntries(value), where) };
  if (isRecord(value)) return { M: attributesOf(value, where) };
  throw unfit(value, where);
}

/** The members of an object, each as DynamoDB keeps it; those that are undefined are left out. */
export function attributesOf(item: object, where: string): Record<string, AttributeValue> {
  const said = Object.entries(item).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    said.map(([name, value]) => [name, attributeOf(value, `${where}.${name}`)]),
  );
}

/**
 * What DynamoDB keeps as JavaScript has it. A number comes as a number where it is one to the last
 * digit, else as a bigint, or as lib-dynamodb's NumberValue, which has it as text: all of them can
 * be written back as they are.
 */
export function nativeOf({ S, N, B, SS, NS, BS, M, L, NULL, BOOL }: AttributeValue): unknown {
  if (S !== undefined) return S;
  if (N !== undefined) return numberOf(N);
  if (SS ?? BS) return new Set<unknown>(SS ?? BS);
  if (NS) return new Set(NS.map(numberOf));
  if (M) {
    // Not `object[key] = value`: an attribute called __proto__ is one like any other.
    return Object.fromEntries(Object.entries(M).map(([name, each]) => [name, nativeOf(each)]));
  }
  if (L) return L.map(nativeOf);
  return NULL ? null : (BOOL ?? B);
}

function numberOf(text: string): number | bigint | NumberValue {
  const number = Number(text);
  const digits = text.replace(/e.*$|[-+.]/gi, '').replace(/^0+|0+$/g, '');
  if (Math.abs(number) <= Number.MAX_SAFE_INTEGER && digits.length <= 15) return number;
  if (Number.isSafeInteger(number) && /^-?\d+$/.test(text)) return number;
  if (/^-?\d+$/.test(text)) return BigInt(text);
  const lib = require('@aws-sdk/lib-dynamodb') as typeof import('@aws-sdk/lib-dynamodb');
  return lib.NumberValue.from(text);
}

type Numeric = number | bigint | { readonly value: string };

function isNumeric(value: unknown): value is Numeric {
  return typeof value === 'number' || typeof value === 'bigint' || isNumberValue(value);
}

/** Made by whichever copy of lib-dynamodb the user has. */
function isNumberValue(value: unknown): value is { readonly value: string } {
  const named = value as { readonly constructor?: { readonly name?: string }; value?: unknown };
  return named?.constructor?.name === 'NumberValue' && typeof named.value === 'string';
}

function digitsOf(value: Numeric, where: string): string {
  if (typeof value === 'object') return value.value;
  if (typeof value === 'bigint') return String(value);
  if (Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value);
  if (!Number.isFinite(value)) throw new UsageError(`${where}: ${value} is no number to keep`);
  throw new UsageError(`${where}: ${value} may have lost digits already`, {
    hint: 'write it as a bigint: 12345678901234567890n',
  });
}

type Bytes = ArrayBuffer | ArrayBufferView;

function isBytes(value: unknown): value is Bytes {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

function bytesOf(value: Bytes): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

function setOf(values: readonly unknown[], where: string): AttributeValue {
  if (areAll(values, isText)) return { SS: values };
  if (areAll(values, isNumeric)) return { NS: values.map((value) => digitsOf(value, where)) };
  if (areAll(values, isBytes)) return { BS: values.map(bytesOf) };
  throw new UsageError(`${where}: a set has texts, numbers or bytes, and at least one of them`, {
    hint: 'leave an empty set out; a list takes values of any kinds',
  });
}

function areAll<Kind>(
  values: readonly unknown[],
  test: (value: unknown) => value is Kind,
): values is Kind[] {
  return values.length > 0 && values.every(test);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** An object of no class, of whichever realm: what a class knows would be lost. */
function isRecord(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function unfit(value: unknown, where: string): UsageError {
  const kind = typeof value === 'object' ? (value?.constructor?.name ?? 'object') : typeof value;
  return new UsageError(`${where}: DynamoDB has no type for ${kind}`, {
    hint: 'it takes texts, numbers, booleans, null, bytes, lists, plain objects and sets',
  });
}
