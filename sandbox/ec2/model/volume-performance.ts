import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';

const iopsNeeded: readonly string[] = ['io1', 'io2'];
const iopsTaken: readonly string[] = [...iopsNeeded, 'gp3'];

/**
 * Refuses speeds that a type of volume can't be given, and a type that needs one without it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html
 */
export function checkPerformance({
  type = 'gp2',
  iops,
  throughput,
}: {
  readonly type?: string | undefined;
  readonly iops?: number | undefined;
  readonly throughput?: number | undefined;
}): void {
  const wrong =
    (iops === undefined && iopsNeeded.includes(type)
      ? `The parameter iops must be specified for ${type} volumes.`
      : undefined) ??
    (iops !== undefined && !iopsTaken.includes(type)
      ? `The parameter iops is not supported for ${type} volumes.`
      : undefined) ??
    (throughput !== undefined && type !== 'gp3'
      ? 'The parameter throughput can only be specified for gp3 volumes.'
      : undefined);
  if (wrong) throw fault('InvalidParameterCombination', wrong);
}

const sizes: Readonly<Record<string, readonly [least: number, most: number]>> = {
  standard: [1, 1_024],
  gp2: [1, 16_384],
  gp3: [1, 65_536],
  io1: [4, 16_384],
  io2: [4, 65_536],
  st1: [125, 16_384],
  sc1: [125, 16_384],
};

/**
 * Refuses a type of volume there is not, and a size it can't have. A lenient sandbox takes any size.
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html
 */
export function checkSize(ctx: Context, type: string, sizeGib: number): void {
  const range = Object.hasOwn(sizes, type) ? sizes[type] : undefined;
  if (!range) {
    throw fault('UnknownVolumeType', `Unsupported volume type '${type}' for volume creation.`);
  }
  const [least, most] = ctx.lenient ? [1, Infinity] : range;
  if (sizeGib >= least && sizeGib <= most) return;
  const wrong =
    sizeGib < least
      ? `small for volume type ${type}; minimum`
      : `large for volume type ${type}; maximum`;
  throw fault(
    'InvalidParameterValue',
    `Volume of ${sizeGib}GiB is too ${wrong} is ${sizeGib < least ? least : most}GiB.`,
  );
}
