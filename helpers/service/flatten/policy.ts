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
 * A policy as an object with a list of statements. IAM gives its documents encoded as in an address,
 * S3, SQS and others as plain JSON: taken from the text, or from an answer or record that has one.
 */
export function policy(held: string | object): Policy {
  const text = typeof held === 'string' ? held : textIn(held, 3);
  const read = text === undefined ? undefined : parsed(text);
  if (!read) {
    throw new UsageError('there is no policy document in that', {
      hint: 'policy() takes the text of one, or an answer that has it: policy(await iam.getRole(…))',
    });
  }
  return { ...read, Statement: [read.Statement ?? []].flat() as Record<string, unknown>[] };
}

/** The document of an answer, or of a record in it: GetRole has it inside `Role`. */
function textIn(held: object, depth: number): string | undefined {
  const fields = held as Record<string, unknown>;
  for (const member of members) {
    if (typeof fields[member] === 'string') return fields[member];
  }
  if (depth === 0) return undefined;
  for (const inner of Object.values(fields)) {
    const found =
      typeof inner === 'object' && inner !== null ? textIn(inner, depth - 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function parsed(text: string): { Statement?: unknown } | undefined {
  try {
    const json = text.trimStart().startsWith('%') ? decodeURIComponent(text) : text;
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && 'Statement' in value ? value : undefined;
  } catch {
    return undefined;
  }
}
