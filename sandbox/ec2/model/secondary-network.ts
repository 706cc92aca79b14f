import type { SecondaryNetworkState } from '@aws-sdk/client-ec2';
import type { Timeline } from '../../engine/timeline.ts';
import { kind } from './kind.ts';

/** A network apart from the VPCs, for the traffic of RDMA between machines. */
export interface SecondaryNetworkRow {
  readonly id: string;
  readonly cidr: string;
  readonly associationId: string;
  /** Why it came to nothing, when it did. */
  readonly why?: string | undefined;
  readonly timeline: Timeline<SecondaryNetworkState>;
}

/** A part of such a network, in one zone. */
export interface SecondarySubnetRow extends SecondaryNetworkRow {
  readonly networkId: string;
  readonly zone: string;
}

/** The secondary networks of a region. */
export const secondaryNetworks = kind<SecondaryNetworkRow>({
  name: 'secondaryNetworks',
  prefix: 'sn',
  noun: 'secondary network ID',
  code: 'InvalidSecondaryNetworkId',
  tagged: 'secondary-network',
});

/** The secondary subnets of a region. */
export const secondarySubnets = kind<SecondarySubnetRow>({
  name: 'secondarySubnets',
  prefix: 'ss',
  noun: 'secondary subnet ID',
  code: 'InvalidSecondarySubnetId',
  tagged: 'secondary-subnet',
});

/** How long a network or a subnet takes to come or go, in milliseconds: from, to. */
export const span = [20_000, 40_000] as const;
