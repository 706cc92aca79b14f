import type { PlacementStrategy, SpreadLevel } from '@aws-sdk/client-ec2';
import { kind } from './kind.ts';

/** A placement group: how close to each other, or how far apart, instances are to run. */
export interface PlacementGroupRow {
  readonly id: string;
  readonly name: string;
  readonly strategy: PlacementStrategy;
  readonly partitions?: number | undefined;
  readonly spread?: SpreadLevel | undefined;
}

/** The placement groups of a region. */
export const placementGroups = kind<PlacementGroupRow>({
  name: 'placementGroups',
  prefix: 'pg',
  noun: 'placement group ID',
  code: 'InvalidPlacementGroupId',
  tagged: 'placement-group',
});
