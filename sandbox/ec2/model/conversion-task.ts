import type { DiskImageFormat } from '@aws-sdk/client-ec2';
import { kind } from './kind.ts';
import type { TaskRow } from './task.ts';

/** A disk file that an old command line tool uploads in pieces, on its way to be a volume. */
export interface ConvertedDisk {
  readonly zone: string;
  readonly format: DiskImageFormat;
  readonly bytes: number;
  readonly manifest: string;
  readonly sizeGib: number;
  readonly description?: string | undefined;
  /** The volume it has become. */
  readonly volumeId?: string | undefined;
}

/** How the instance is to be that such disks become. */
export interface ConvertedMachine {
  readonly platform?: 'Windows' | undefined;
  readonly architecture: 'x86_64' | 'arm64';
  readonly type: string;
  readonly subnetId?: string | undefined;
  readonly groupIds?: readonly string[] | undefined;
  readonly instanceId?: string | undefined;
}

/** The conversion of disk files to a volume, or to an instance. */
export interface ConversionRow extends TaskRow {
  readonly description?: string | undefined;
  readonly disks: readonly ConvertedDisk[];
  /** Undefined when only a volume is wanted. */
  readonly machine?: ConvertedMachine;
}

const code = 'InvalidConversionTaskId';
const noun = 'conversion task ID';

/** The conversions to instances in a region. */
export const instanceConversions = kind<ConversionRow>({
  name: 'instanceConversions',
  prefix: 'import-i',
  noun,
  code,
  tagged: 'import-instance-task',
});

/** The conversions to volumes in a region. */
export const volumeConversions = kind<ConversionRow>({
  name: 'volumeConversions',
  prefix: 'import-vol',
  noun,
  code,
  tagged: 'import-volume-task',
});
