import { fault } from '../engine/fault.ts';
import { bucketDocument } from './model/document.ts';
import { topic } from './topic.ts';

const policy = bucketDocument<string>(
  'policy',
  'NoSuchBucketPolicy',
  'The bucket policy does not exist',
);

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html */
export const bucketPolicy = topic({
  PutBucketPolicy(input, ctx) {
    checkPolicy(input.Policy);
    return policy.put(ctx, input, input.Policy);
  },
  GetBucketPolicy: (input, ctx) => ({ Policy: policy.get(ctx, input) }),
  DeleteBucketPolicy: (input, ctx) => policy.remove(ctx, input),
  GetBucketPolicyStatus(input, ctx) {
    const statements = statementsOf(JSON.parse(policy.get(ctx, input)));
    return { PolicyStatus: { IsPublic: statements.some(isPublic) } };
  },
});

interface Statement {
  readonly Effect?: unknown;
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

function checkPolicy(text: string): void {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    content = undefined;
  }
  if (typeof content !== 'object' || content === null || !text.trimStart().startsWith('{')) {
    throw malformed(`Policies must be valid JSON and the first byte must be '{'`);
  }
  const statements = statementsOf(content);
  if (statements.length === 0) throw malformed('Missing required field Statement');
  for (const { Effect, Principal } of statements) {
    if (Effect === undefined) throw malformed('Missing required field Effect');
    if (Effect !== 'Allow' && Effect !== 'Deny') throw malformed(`Invalid effect: ${Effect}`);
    if (Principal === undefined) throw malformed('Missing required field Principal');
  }
}

function statementsOf(content: { Statement?: unknown }): Statement[] {
  const statements = [content.Statement ?? []].flat();
  return statements.filter((it): it is Statement => typeof it === 'object' && it !== null);
}

/** True when it lets everyone do something under no condition. */
function isPublic({ Effect, Principal, Condition }: Statement): boolean {
  const everyone =
    Principal === '*' ||
    (typeof Principal === 'object' && (Principal as { AWS?: unknown } | null)?.AWS === '*');
  return Effect === 'Allow' && everyone && Condition === undefined;
}

function malformed(message: string) {
  return fault('MalformedPolicy', message);
}
