import type { TrafficMirrorPortRange } from '@aws-sdk/client-ec2';
import { kind } from './kind.ts';

/** Says which traffic is mirrored. */
export interface MirrorFilterRow {
  readonly id: string;
  readonly description?: string | undefined;
  readonly services: readonly 'amazon-dns'[];
}

/** The traffic mirror filters of a region. */
export const mirrorFilters = kind<MirrorFilterRow>({
  name: 'mirrorFilters',
  prefix: 'tmf',
  noun: 'traffic mirror filter ID',
  code: 'InvalidTrafficMirrorFilterId',
  tagged: 'traffic-mirror-filter',
});

/** A numbered rule of a filter. */
export interface MirrorRuleRow {
  readonly id: string;
  readonly filterId: string;
  readonly direction: 'ingress' | 'egress';
  readonly number: number;
  readonly action: 'accept' | 'reject';
  readonly protocol?: number | undefined;
  readonly source: string;
  readonly destination: string;
  readonly sourcePorts?: TrafficMirrorPortRange | undefined;
  readonly destinationPorts?: TrafficMirrorPortRange | undefined;
  readonly description?: string | undefined;
}

/** The rules of all traffic mirror filters of a region. */
export const mirrorRules = kind<MirrorRuleRow>({
  name: 'mirrorRules',
  prefix: 'tmfr',
  noun: 'traffic mirror filter rule ID',
  code: 'InvalidTrafficMirrorFilterRuleId',
  tagged: 'traffic-mirror-filter-rule',
});

/** Where mirrored traffic goes: one of the three is set. */
export interface MirrorTargetRow {
  readonly id: string;
  readonly interfaceId?: string | undefined;
  readonly balancerArn?: string | undefined;
  readonly endpointId?: string | undefined;
  readonly description?: string | undefined;
}

/** The traffic mirror targets of a region. */
export const mirrorTargets = kind<MirrorTargetRow>({
  name: 'mirrorTargets',
  prefix: 'tmt',
  noun: 'traffic mirror target ID',
  code: 'InvalidTrafficMirrorTargetId',
  tagged: 'traffic-mirror-target',
});

/** The mirroring of one interface's traffic to a target through a filter. */
export interface MirrorSessionRow {
  readonly id: string;
  readonly targetId: string;
  readonly filterId: string;
  readonly interfaceId: string;
  readonly number: number;
  readonly packetLength?: number | undefined;
  readonly networkId: number;
  readonly description?: string | undefined;
}

/** The traffic mirror sessions of a region. */
export const mirrorSessions = kind<MirrorSessionRow>({
  name: 'mirrorSessions',
  prefix: 'tms',
  noun: 'traffic mirror session ID',
  code: 'InvalidTrafficMirrorSessionId',
  tagged: 'traffic-mirror-session',
});
