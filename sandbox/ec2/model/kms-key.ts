import type { Context } from '../../engine/context.ts';

/** What AWS says of a copy that came to nothing for want of its key. */
export const keyRefused = 'Given key ID is not accessible';

/**
 * False for what cannot be the KMS key of a copy made in this region: a name of no known form, or a
 * key of another region. AWS looks for the key only after it has said yes, and lets the copy fail:
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CopySnapshot.html
 */
export function keyIsUsable(ctx: Context, keyId: string | undefined): boolean {
  if (!keyId || ctx.lenient) return true;
  const [, region = ctx.region, name = ''] =
    /^arn:[\w-]+:kms:([a-z0-9-]+):\d{12}:(.+)$/.exec(keyId) ?? /^()(.+)$/.exec(keyId) ?? [];
  if (region !== '' && region !== ctx.region) return false;
  return /^(alias\/[\w/-]+|(key\/)?([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32}))$/i.test(
    name,
  );
}
