import type {
  CreateFleetRequest,
  FleetStateCode,
  SpotFleetRequestConfigData,
} from '@aws-sdk/client-ec2';
import type { Timeline } from '../../engine/timeline.ts';
import { kind } from './kind.ts';

/** An instance of a fleet. */
export interface FleetMember {
  readonly instanceId: string;
  /** How much of the fleet's capacity it makes up. */
  readonly weight: number;
  readonly lifecycle: 'spot' | 'on-demand';
  /** Which of the fleet's offers it came from, counted from 0. */
  readonly offer: number;
}

/** An EC2 fleet: instances of several types, launched as one. */
export interface FleetRow {
  readonly id: string;
  readonly createdAt: number;
  readonly timeline: Timeline<FleetStateCode>;
  readonly request: CreateFleetRequest;
  readonly members: readonly FleetMember[];
}

/** The EC2 fleets of a region. */
export const fleets = kind<FleetRow>({
  name: 'fleets',
  prefix: 'fleet',
  noun: 'fleet ID',
  code: 'InvalidFleetId',
  uuid: true,
  tagged: 'fleet',
});

/** The older kind of fleet, of spot instances. */
export interface SpotFleetRow {
  readonly id: string;
  readonly createdAt: number;
  readonly timeline: Timeline<
    'submitted' | 'active' | 'cancelled_running' | 'cancelled_terminating' | 'cancelled'
  >;
  readonly config: SpotFleetRequestConfigData;
  readonly members: readonly FleetMember[];
}

/** The spot fleets of a region. */
export const spotFleets = kind<SpotFleetRow>({
  name: 'spotFleets',
  prefix: 'sfr',
  noun: 'spot fleet request ID',
  code: 'InvalidSpotFleetRequestId',
  uuid: true,
  tagged: 'spot-fleet-request',
});
