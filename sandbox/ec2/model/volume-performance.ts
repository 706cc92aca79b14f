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
