import type { Context } from '../../engine/context.ts';
import { createIds } from '../../engine/ids.ts';
import { settingsOf } from './settings.ts';

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

/** The ARN of the key that encrypts a volume: the one named, the account's own default, or AWS's. */
export function keyArnOf(ctx: Context, keyId = settingsOf(ctx).ebsKey): string {
  if (keyId?.startsWith('arn:')) return keyId;
  const name = keyId?.replace(/^key\//, '') ?? amazonKey(ctx);
  const resource = name.startsWith('alias/') ? name : `key/${name}`;
  return `arn:${ctx.partition}:kms:${ctx.region}:${ctx.account}:${resource}`;
}

/** The id of the key that AWS makes in every account and region for its volumes. */
function amazonKey({ account, region }: Context): string {
  const ids = createIds('alias/aws/ebs', `${account}/${region}`, { tables: {}, draws: 0 });
  return [8, 4, 4, 4, 12].map((digits) => ids.hex(digits)).join('-');
}
