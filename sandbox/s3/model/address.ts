/**
 * The object that an address names: `s3://bucket/key`, an address of S3 with the bucket in its host
 * or in its path, or one of this machine, where the sandbox serves S3 too. Undefined for any other.
 */
export function objectAt(
  url: string,
): { readonly bucket: string; readonly key: string } | undefined {
  const [, scheme, host = '', path = ''] = /^(s3|https?):\/\/([^/?#]+)\/([^?#]+)/.exec(url) ?? [];
  if (scheme === undefined) return undefined;
  const key = decoded(path);
  if (scheme === 's3') return { bucket: host, key };
  const [, bucket] = /^(.+)\.s3[.-][^/]*amazonaws\.com(?:\.cn)?$/.exec(host) ?? [];
  if (bucket !== undefined) return { bucket, key };
  if (!/^(s3[.-].*amazonaws\.com(\.cn)?|localhost(:\d+)?|127\.0\.0\.1(:\d+)?)$/.test(host)) {
    return undefined;
  }
  const slash = key.indexOf('/');
  return slash > 0 ? { bucket: key.slice(0, slash), key: key.slice(slash + 1) } : undefined;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
