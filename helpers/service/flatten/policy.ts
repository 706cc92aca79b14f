import { UsageError } from '../../errors.ts';

/** A policy document: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export interface Policy {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement: readonly Record<string, unknown>[];
}

const members = [
  'PolicyDocument',
  'AssumeRolePolicyDocument',
  'Document',
  'Policy',
  'ResourcePolicy',
];

/**
 * A policy as an object with a list of statements. AWS gives documents as JSON, IAM's encoded as in
 * an address, and IAM's handle as objects: taken from any of these, or from an answer or record that
 * has one.
 */
export function policy(held: string | object): Policy {
  const read = typeof held === 'string' ? parsed(held) : (asDocument(held) ?? documentIn(held, 3));
  if (!read) {
    throw new UsageError('there is no policy document in that', {
      hint: 'policy() takes the text of one, or an answer that has it: policy(await iam.getRole(…))',
    });
  }
  return { ...read, Statement: [read.Statement ?? []].flat() as Record<string, unknown>[] };
}

interface Document {
  readonly Statement?: unknown;
}

/** The document of an answer, or of a record in it: GetRole has it inside `Role`. */
function documentIn(held: object, depth: number): Document | undefined {
  const fields = held as Record<string, unknown>;
  for (const member of members) {
    const value = fields[member];
    const found = typeof value === 'string' ? parsed(value) : asDocument(value);
    if (found) return found;
    if (typeof value === 'string') return undefined;
  }
  if (depth === 0) return undefined;
  for (const inner of Object.values(fields)) {
    const found =
      typeof inner === 'object' && inner !== null ? documentIn(inner, depth - 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function parsed(text: string): Document | undefined {
  try {
    const json = text.trimStart().startsWith('%') ? decodeURIComponent(text) : text;
    return asDocument(JSON.parse(json));
  } catch {
    return undefined;
  }
}

function asDocument(value: unknown): Document | undefined {
  return typeof value === 'object' && value !== null && 'Statement' in value ? value : undefined;
}
