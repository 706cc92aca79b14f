import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { UsageError } from '../../errors.ts';

/** A DynamoDB item: `{ id: { S: 'a' }, size: { N: '3' } }`. */
export type AttributeItem = Readonly<Record<string, AttributeValue>>;
/** The same as JavaScript has it: `{ id: 'a', size: 3 }`. */
export type NativeItem = Record<string, unknown>;

/**
 * DynamoDB's items as JavaScript has them: one, a list of them, or an answer's `Items`. Sets become
 * sets; numbers that a double can't hold stay texts.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
 */
export function native(
  held: readonly AttributeItem[] | { readonly Items?: readonly AttributeItem[] | undefined },
): NativeItem[];
export function native(held: AttributeItem): NativeItem;
export function native(held: object): NativeItem | NativeItem[] {
  const items = Array.isArray(held) ? held : (held as { Items?: unknown }).Items;
  if (Array.isArray(items)) return items.map(nativeItem);
  return nativeItem(held as AttributeItem);
}

/** A JavaScript object as DynamoDB's attributes; undefined members are left out. */
export function attributeItem(
  item: Readonly<Record<string, unknown>>,
): Record<string, AttributeValue> {
  const said = Object.entries(item).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said.map(([name, value]) => [name, attributeOf(value, name)]));
}

function nativeItem(item: AttributeItem): NativeItem {
  // Not `object[key] = value`: an attribute called __proto__ is one like any other.
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, nativeOf(value)]));
}

function nativeOf({ S, N, B, SS, NS, BS, M, L, NULL, BOOL }: AttributeValue): unknown {
  if (S !== undefined) return S;
  if (N !== undefined) return numberOf(N);
  if (SS ?? BS) return new Set<unknown>(SS ?? BS);
  if (NS) return new Set(NS.map(numberOf));
  if (M) return nativeItem(M);
  if (L) return L.map(nativeOf);
  return NULL ? null : (BOOL ?? B);
}

/** DynamoDB keeps 38 digits, JavaScript 15. */
function numberOf(text: string): number | string {
  const digits = text.replace(/e.*$|[-+.]/gi, '').replace(/^0+|0+$/g, '');
  return digits.length <= 15 ? Number(text) : text;
}

function attributeOf(value: unknown, name: string): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'boolean') return { BOOL: value };
  if (typeof value === 'bigint' || Number.isFinite(value)) return { N: String(value) };
  if (value === null) return { NULL: true };
  if (value instanceof Date) return { S: value.toISOString() };
  if (value instanceof Uint8Array) return { B: value };
  if (Array.isArray(value)) return { L: value.map((each) => attributeOf(each, name)) };
  if (value instanceof Set) return setOf([...value], name);
  if (typeof value === 'object') return { M: attributeItem(value as NativeItem) };
  throw unfit(name);
}

function setOf(values: readonly unknown[], name: string): AttributeValue {
  const all = (type: string) => values.length > 0 && values.every((value) => typeof value === type);
  if (all('string')) return { SS: values as string[] };
  if (all('number') || all('bigint')) return { NS: values.map(String) };
  if (values.length > 0 && values.every((value) => value instanceof Uint8Array)) {
    return { BS: values as Uint8Array[] };
  }
  throw unfit(name);
}

function unfit(name: string): UsageError {
  return new UsageError(`${name} has a value that DynamoDB has no type for`, {
    hint: 'it takes texts, finite numbers, booleans, null, bytes, lists, objects, and sets of one type that are not empty',
  });
}
