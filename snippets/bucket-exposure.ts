// ---
// title: Buckets that others can reach
// description: Looks at the public access block, the policy and the ACL of every bucket.
// tags: [s3, security]
// ---

// %% What S3 says of one bucket
import { s3 } from 'awsh';

/** What a bucket that doesn't have a setting answers with is no error here. */
async function ifAny<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  return asked.catch((error: Error) => {
    if (/^NoSuch/.test(error.name)) return undefined;
    throw error;
  });
}

async function exposure(Bucket: string) {
  const [block, status, acl] = await Promise.all([
    ifAny(s3.getPublicAccessBlock({ Bucket })),
    ifAny(s3.getBucketPolicyStatus({ Bucket })),
    s3.getBucketAcl({ Bucket }),
  ]);
  const blocks = block?.PublicAccessBlockConfiguration;
  const isBlocked = [
    blocks?.BlockPublicAcls,
    blocks?.BlockPublicPolicy,
    blocks?.IgnorePublicAcls,
    blocks?.RestrictPublicBuckets,
  ].every(Boolean);
  const toAll = (acl.Grants ?? []).filter(({ Grantee }) =>
    /AllUsers|AuthenticatedUsers/.test(Grantee?.URI ?? ''),
  );
  const isPublic = status?.PolicyStatus?.IsPublic === true;
  return {
    bucket: Bucket,
    exposed: !isBlocked && (isPublic || toAll.length > 0),
    blocked: isBlocked ? 'all' : blocks ? 'some' : 'nothing',
    policy: isPublic ? 'public' : status ? 'not public' : 'none',
    acl: toAll.map(({ Permission }) => Permission).join(' ') || 'private',
  };
}

// %% All buckets, the exposed ones first
const { Buckets = [] } = await s3.listBuckets();
const looked = await Promise.all(Buckets.map(({ Name = '' }) => exposure(Name)));
looked.sort((a, b) => Number(b.exposed) - Number(a.exposed) || a.blocked.localeCompare(b.blocked));
