import type { UnlimitedSupportedInstanceFamily } from '@aws-sdk/client-ec2';
import type { Context } from '../../engine/context.ts';
import { table } from '../../engine/table.ts';
import type { InstanceRow } from './instance.ts';

/** What happens when an instance has used up its CPU credits. */
export type Credits = 'standard' | 'unlimited';

/** What new instances of a family get, where the account has said so; the id is the family. */
export const creditDefaults = table<{ readonly id: string; readonly credits: Credits }>(
  'creditDefaults',
);

/** The credits of a family unless an instance asks for others. */
export function familyCredits(ctx: Context, family: UnlimitedSupportedInstanceFamily): Credits {
  return creditDefaults.get(ctx, family)?.credits ?? (family === 't2' ? 'standard' : 'unlimited');
}

/** The family of an instance, when it is one with credits. */
export function burstFamily({
  type,
}: Pick<InstanceRow, 'type'>): UnlimitedSupportedInstanceFamily | undefined {
  const [family] = type.split('.');
  return families.find((one) => one === family);
}

const families: readonly UnlimitedSupportedInstanceFamily[] = ['t2', 't3', 't3a', 't4g'];
