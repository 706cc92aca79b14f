import { type Conversion, documentsAsText, type Members, parsed } from './conversion.ts';

/** The members of inputs that hold policies. */
export type IamDocument =
  | 'PolicyDocument'
  | 'AssumeRolePolicyDocument'
  | 'PolicyInputList'
  | 'PermissionsBoundaryPolicyInputList'
  | 'ResourcePolicy';

const given = new Set<string>([
  'PolicyDocument',
  'AssumeRolePolicyDocument',
  'PolicyInputList',
  'PermissionsBoundaryPolicyInputList',
  'ResourcePolicy',
] satisfies IamDocument[]);

const answered = new Set(['PolicyDocument', 'AssumeRolePolicyDocument', 'Document']);

/**
 * IAM takes policies as JSON and gives them as JSON in URL encoding; a handle takes and gives
 * objects, wherever in an answer they are.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html
 */
export const iam: Conversion = {
  input: (_operation, input) => documentsAsText(input, given),
  answer: (_operation, answer) => opened(answer) as Members,
};

/** STS takes the policy of a session. */
export const sts: Conversion = {
  input: (_operation, input) => documentsAsText(input, new Set(['Policy'])),
};

function opened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(opened);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      answered.has(name) && typeof inner === 'string' ? document(inner) : opened(inner),
    ]),
  );
}

/** True for what has members: not for dates and bytes. */
function isRecord(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return !(value instanceof Date) && !ArrayBuffer.isView(value);
}

function document(text: string): unknown {
  return parsed(text) ?? parsed(unescaped(text)) ?? text;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
