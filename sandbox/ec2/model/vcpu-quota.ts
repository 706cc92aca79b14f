import type { Context } from '../../engine/context.ts';
import { stateNow } from '../../engine/timeline.ts';
import { type InstanceRow, instances } from './instance.ts';
import { instanceTypes } from './instance-type.ts';
import { checkQuota, isWithinQuota, type QuotaName } from './quota.ts';

const groups: Readonly<Record<string, QuotaName>> = {
  ...Object.fromEntries([...'acdhimrtz'].map((letter) => [letter, 'standardVcpus'] as const)),
  ...{ f: 'fVcpus', g: 'gVcpus', vt: 'gVcpus', inf: 'infVcpus', p: 'pVcpus', x: 'xVcpus' },
  ...{ dl: 'dlVcpus', trn: 'trnVcpus', hpc: 'hpcVcpus', u: 'highMemoryVcpus' },
};

/**
 * How many more on-demand instances of a type the vCPU quota of its group of families allows, at
 * most `wanted`. Throws `VcpuLimitExceeded` when that is fewer than `least`.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-on-demand-instances.html
 */
export function affordable(
  ctx: Context,
  type: string,
  { least, wanted }: { readonly least: number; readonly wanted: number },
): number {
  const group = groupOf(type);
  const each = vcpusOf(type);
  if (!group || each === 0) return wanted;
  const used = runningVcpus(ctx, group);
  checkQuota(ctx, group, used + least * each);
  let count = wanted;
  while (count > least && !isWithinQuota(ctx, group, used + count * each)) count -= 1;
  return count;
}

/** Throws unless all of these stopped instances may run at the same time as those that do. */
export function checkVcpus(ctx: Context, starting: readonly InstanceRow[]): void {
  const wanted = new Map<QuotaName, number>();
  for (const { type, spotRequestId } of starting) {
    const group = spotRequestId ? undefined : groupOf(type);
    if (group) wanted.set(group, (wanted.get(group) ?? 0) + vcpusOf(type));
  }
  for (const [group, more] of wanted) checkQuota(ctx, group, runningVcpus(ctx, group) + more);
}

function runningVcpus(ctx: Context, group: QuotaName): number {
  let sum = 0;
  for (const { type, spotRequestId, timeline } of instances.all(ctx)) {
    if (spotRequestId || groupOf(type) !== group) continue;
    const state = stateNow(ctx, timeline);
    if (state === 'pending' || state === 'running') sum += vcpusOf(type);
  }
  return sum;
}

/** The group of families that a type is counted in: `u-6tb1.metal` is high memory, `im4gn` standard. */
function groupOf(type: string): QuotaName | undefined {
  const [letters = ''] = /^[a-z]+/.exec(type) ?? [];
  if (letters === 'mac') return undefined;
  return groups[letters] ?? groups[letters.charAt(0)];
}

function vcpusOf(type: string): number {
  return instanceTypes().get(type)?.vcpus ?? 0;
}
