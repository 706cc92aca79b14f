import type { WholeRequest } from './message.ts';

/** Where a request goes, as far as it says. Signatures themselves are not checked. */
export interface Scope {
  readonly accessKeyId?: string;
  readonly region?: string;
  /** The signing name of the service: `ec2`, `sts`, `s3`. */
  readonly service?: string;
}

/**
 * Reads the SigV4 credential scope, from the `Authorization` header or from the query of a
 * presigned address; for an unsigned request, what the host's name says.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
export function scopeOf({ headers, query, hostname }: WholeRequest): Scope {
  const header = /Credential=([^,\s]+)/.exec(headers.authorization ?? '')?.[1];
  const credential = header ?? query['X-Amz-Credential']?.[0];
  const [accessKeyId, , region, service, ending] = credential?.split('/') ?? [];
  if (accessKeyId && region && service && ending === 'aws4_request') {
    return { accessKeyId, region, service };
  }
  // The older presigned addresses of S3 (Signature Version 2), which boto3 still makes.
  const older = query.Signature && query.Expires ? query.AWSAccessKeyId?.[0] : undefined;
  if (older) return { ...hostScope(headers.host ?? hostname), accessKeyId: older, service: 's3' };
  return hostScope(headers.host ?? hostname);
}

/** `ec2.eu-west-1.amazonaws.com` is EC2 in Ireland. */
function hostScope(host: string): Scope {
  const [, service, region] =
    /^(?:[\w-]+\.)*?([a-z0-9-]+)(?:\.([a-z]{2}(?:-[a-z]+)+-\d))?\.(?:amazonaws\.com|api\.aws)/.exec(
      host,
    ) ?? [];
  return { ...(service && { service }), ...(region && { region }) };
}
