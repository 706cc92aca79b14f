import { createRequire } from 'node:module';
import { bytes } from '../text/bytes.ts';
import { masked, withoutSecretText } from '../text/secrets.ts';

/** A value without its secrets, and the secrets that were found in it. */
export interface Cleaned {
  readonly value: unknown;
  /** The secret strings taken out, so that they can be kept out of error messages too. */
  readonly secrets: readonly string[];
}

const require = createRequire(import.meta.url);

const secretNames =
  /pass(word|wd|phrase)|secret_?(access_?)?key|secret_?(string|binary|value)|client_?secret|private_?key|key_?material|(session|security|access|refresh|id|auth|bearer|oauth|authorization)_?token$|api_?key|credentials?$|^authorization|user_?data$|^plaintext|^token_?(value|code)$|^secret$/i;
const harmlessNames =
  /^(next|client|continuation|paging|pagination|idempotency|start|starting|client_?request)_?token$|(id|arn|name|last_?used|length|policy|expires?|expiration|rotation\w*|enabled|required|status|count|type|spec\w*)$/i;

const longestText = 10_000;
const longestList = 1_000;
const deepest = 40;

/**
 * A copy of a value (an operation's input, above all) without its secrets: what `schema` marks as
 * sensitive, members whose names say so, text that looks like one. Bytes and streams are counted,
 * not kept. A copy that can't be made is `undefined`: rather nothing than a secret.
 */
export function withoutSecrets(value: unknown, schema?: unknown): Cleaned {
  const secrets = new Set<string>();
  try {
    const filtered = schema === undefined ? value : withoutSensitive(schema, value);
    const clean = copied(filtered, value, secrets, 0);
    return { value: clean, secrets: [...secrets] };
  } catch {
    return { value: undefined, secrets: [...secrets] };
  }
}

/** Text without the secrets given, nor any that gives itself away by its looks. */
export function withoutTheSecrets(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length >= 4) clean = clean.replaceAll(secret, masked);
  }
  return withoutSecretText(clean);
}

/** True for members that hold secrets whatever they say: `MasterUserPassword`, `SessionToken`. */
export function isSecretName(name: string): boolean {
  return secretNames.test(name) && !harmlessNames.test(name);
}

const sensitive = '***SensitiveInformation***';

/**
 * The value with what the SDK's schema marks as sensitive replaced. The SDK's own log filter does
 * it, which is no documented part of it: `@smithy/core/client`, `schemaLogFilter`.
 */
export function withoutSensitive(schema: unknown, value: unknown): unknown {
  // Kept: `require` looks the package up on disk each time, which takes longer than the call.
  filter ??= (require('@smithy/core/client') as { schemaLogFilter: Filter }).schemaLogFilter;
  return filter(schema, value);
}

type Filter = (schema: unknown, data: unknown) => unknown;
let filter: Filter | undefined;

/** `original` is what stood there before the schema's filter, to learn the secret from. */
function copied(value: unknown, original: unknown, secrets: Set<string>, depth: number): unknown {
  if (value === sensitive && original !== sensitive) return hidden(original, secrets, depth);
  if (typeof value === 'string') return textOf(value, secrets);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return '…';
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${bytes(value.byteLength)}]`;
  if (value instanceof ArrayBuffer) return `[${bytes(value.byteLength)}]`;
  if (value instanceof Set) return copied([...value], undefined, secrets, depth);
  if (value instanceof Map) {
    return copied(Object.fromEntries(value), undefined, secrets, depth);
  }
  const given = original as Record<string, unknown> | undefined;
  if (Array.isArray(value)) {
    const kept = value.slice(0, longestList);
    const list = kept.map((each, at) => copied(each, given?.[at], secrets, depth + 1));
    const more = value.length - kept.length;
    return more > 0 ? [...list, `… ${more} more`] : list;
  }
  if (isStream(value)) return '[stream]';
  return membersOf(value as Record<string, unknown>, given, secrets, depth);
}

function membersOf(
  value: Record<string, unknown>,
  original: Record<string, unknown> | undefined,
  secrets: Set<string>,
  depth: number,
): Record<string, unknown> {
  const clean: [string, unknown][] = [];
  const speaking = nameOfPair(value);
  for (const [name, member] of Object.entries(value)) {
    const isPairValue = speaking !== undefined && /value$/i.test(name) && isSecretName(speaking);
    const secret = isPairValue || (isSecretName(name) && member !== null && member !== undefined);
    clean.push([
      name,
      secret
        ? hidden(original?.[name] ?? member, secrets, depth)
        : copied(member, original?.[name], secrets, depth + 1),
    ]);
  }
  return Object.fromEntries(clean);
}

/** `DB_PASSWORD` of `{ name: 'DB_PASSWORD', value: … }`, `{ ParameterKey: …, ParameterValue: … }`. */
function nameOfPair(value: Record<string, unknown>): string | undefined {
  const pair = Object.entries(value).find(([name]) => /^(parameter_?)?(key|name)$/i.test(name));
  return typeof pair?.[1] === 'string' ? pair[1] : undefined;
}

/** The mask in a secret's place; every text in it is remembered. */
function hidden(secret: unknown, secrets: Set<string>, depth: number): string {
  if (typeof secret === 'string') secrets.add(secret);
  else if (typeof secret === 'object' && secret !== null && depth < deepest) {
    if (ArrayBuffer.isView(secret)) {
      const view = Buffer.from(secret.buffer, secret.byteOffset, secret.byteLength);
      if (view.length < longestText) secrets.add(view.toString('utf8'));
    } else for (const inner of Object.values(secret)) hidden(inner, secrets, depth + 1);
  }
  return masked;
}

function textOf(text: string, secrets: Set<string>): string {
  const shown = text.length > longestText ? `${text.slice(0, longestText)}…` : text;
  const clean = withoutSecretText(shown);
  if (clean !== shown && shown.length < 200 && clean === masked) secrets.add(shown);
  return clean;
}

function isStream(value: object): boolean {
  return 'pipe' in value || 'getReader' in value || 'arrayBuffer' in value;
}
