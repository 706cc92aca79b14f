import { type AwsFault, fault } from '../../engine/fault.ts';

/** What a form says, as its policy sees it. */
export interface Claims {
  /** The fields by name in lower case, and the bucket. */
  readonly fields: ReadonlyMap<string, string>;
  /** Of the file, in bytes. */
  readonly size: number;
}

/** Fields that no policy has to name. */
const free = /^(policy|file|signature|awsaccesskeyid|x-amz-signature|x-ignore-.*|bucket)$/;

/**
 * Throws unless a form is as its policy wants it: `policy` is the Base64 of a JSON document that says
 * until when and under which conditions somebody may upload. The wall clock tells whether it is over.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export function checkPolicy(policy: string, claims: Claims): void {
  const { expiration, conditions } = readPolicy(policy);
  if (Date.now() > expiration) throw denied('Policy expired.');
  const named = new Set<string>();
  for (const condition of conditions) {
    for (const [operator, name, value, most] of clausesOf(condition)) {
      named.add(name);
      if (operator === 'content-length-range') checkSize(claims.size, Number(value), Number(most));
      else if (!holds(operator, claims.fields.get(name) ?? '', value)) {
        throw denied(`Policy Condition failed: ${JSON.stringify(condition)}`);
      }
    }
  }
  const extra = [...claims.fields.keys()].filter((name) => !named.has(name) && !free.test(name));
  if (extra.length > 0) throw denied(`Extra input fields: ${extra.join(', ')}`);
}

type Clause = readonly [operator: string, field: string, value: string, most?: string];

function readPolicy(policy: string): { expiration: number; conditions: unknown[] } {
  const { expiration, conditions } = parsed(policy);
  const until = Date.parse(String(expiration));
  if (Number.isNaN(until)) throw invalid("Invalid 'expiration' value");
  if (!Array.isArray(conditions)) throw invalid('Policy missing conditions.');
  return { expiration: until, conditions };
}

function parsed(policy: string): Record<string, unknown> {
  try {
    const document: unknown = JSON.parse(Buffer.from(policy, 'base64').toString());
    if (typeof document === 'object' && document !== null) {
      return document as Record<string, unknown>;
    }
  } catch {
    // Answered as anything else that is no document.
  }
  throw invalid('Invalid JSON.');
}

/** `{"acl": "private"}` is `["eq", "$acl", "private"]`; a mapping may hold several. */
function clausesOf(condition: unknown): Clause[] {
  if (Array.isArray(condition)) {
    const [operator, name, value] = condition.map(String);
    if (condition.length !== 3 || operator === undefined || name === undefined) {
      throw invalid('Invalid condition.');
    }
    const kind = operator.toLowerCase();
    if (kind === 'content-length-range') return [[kind, '', name, value ?? '']];
    if (kind !== 'eq' && kind !== 'starts-with') throw invalid(`Unknown condition: ${operator}`);
    return [[kind, name.replace(/^\$/, '').toLowerCase(), value ?? '']];
  }
  if (typeof condition !== 'object' || condition === null) throw invalid('Invalid condition.');
  return Object.entries(condition).map(([name, value]) => [
    'eq',
    name.toLowerCase(),
    String(value),
  ]);
}

function holds(operator: string, given: string, wanted: string): boolean {
  return operator === 'eq' ? given === wanted : given.startsWith(wanted);
}

function checkSize(size: number, least: number, most: number): void {
  if (size < least) {
    throw fault('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
  }
  if (size > most) {
    throw fault('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
  }
}

function denied(why: string): AwsFault {
  return fault('AccessDenied', `Invalid according to Policy: ${why}`, 403);
}

function invalid(why: string): AwsFault {
  return fault('InvalidPolicyDocument', `Invalid Policy: ${why}`);
}
