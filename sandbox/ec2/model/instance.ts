import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../../engine/context.ts';
import { stateNow, type Timeline } from '../../engine/timeline.ts';
import { kind } from './kind.ts';

/** The states of an instance, with AWS's numbers for them. */
export const instanceStates = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
} as const;

/** The name of a state of an instance. */
export type InstanceState = keyof typeof instanceStates;

/** What a launch may ask for besides and AWS tells again, as it was asked. */
export type LaunchOptions = Pick<
  RunInstancesRequest,
  | 'CapacityReservationSpecification'
  | 'CpuOptions'
  | 'EnclaveOptions'
  | 'HibernationOptions'
  | 'KernelId'
  | 'LicenseSpecifications'
  | 'MaintenanceOptions'
  | 'NetworkPerformanceOptions'
  | 'Placement'
  | 'PrivateDnsNameOptions'
  | 'RamdiskId'
>;

/** A virtual machine. */
export interface InstanceRow {
  readonly id: string;
  /** The RunInstances call it came from: instances with the same one are one reservation. */
  readonly reservationId: string;
  /** Its number within the reservation, from 0. */
  readonly launchIndex: number;
  readonly clientToken: string;
  readonly imageId: string;
  readonly type: string;
  readonly architecture: string;
  readonly platform?: 'windows' | undefined;
  readonly platformDetails: string;
  readonly keyName?: string | undefined;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly zone: string;
  readonly timeline: Timeline<InstanceState>;
  /** When it was last started. */
  readonly launchedAt: number;
  readonly reason?: { readonly code: string; readonly message: string } | undefined;
  /** `User initiated (2026-08-01 12:00:00 GMT)` after a stop or a termination. */
  readonly transition: string;
  /** Its network interfaces, the first being the primary one. */
  readonly interfaceIds: readonly string[];
  readonly rootDevice: string;
  readonly volumeIds: readonly string[];
  readonly monitoring: boolean;
  readonly ebsOptimized: boolean;
  readonly tenancy: 'default' | 'dedicated' | 'host';
  /** Name of the placement group it was launched into. */
  readonly groupName?: string | undefined;
  /** The spot request it was launched for; without one it is an on-demand instance. */
  readonly spotRequestId?: string | undefined;
  /** Of an instance with CPU credits: what it asked for, if not its family's default. */
  readonly credits?: 'standard' | 'unlimited' | undefined;
  readonly profileArn?: string | undefined;
  readonly userData?: string | undefined;
  readonly disableApiTermination: boolean;
  readonly disableApiStop: boolean;
  readonly shutdownBehavior: 'stop' | 'terminate';
  readonly sourceDestCheck: boolean;
  readonly metadata: {
    readonly tokens: 'optional' | 'required';
    readonly hopLimit: number;
    readonly endpoint: 'enabled' | 'disabled';
    readonly tags: 'enabled' | 'disabled';
    readonly ipv6?: 'enabled' | 'disabled' | undefined;
  };
  readonly asked?: LaunchOptions | undefined;
  /** The boot mode of its image, where that says one. */
  readonly bootMode?: 'legacy-bios' | 'uefi' | 'uefi-preferred' | undefined;
  readonly tpm?: 'v2.0' | undefined;
}

/** The instances of a region, terminated ones included for an hour. */
export const instances = kind<InstanceRow>({
  name: 'instances',
  prefix: 'i',
  noun: 'instance ID',
  code: 'InvalidInstanceID',
  tagged: 'instance',
});

/** The state of an instance at the time of this call, as AWS writes it. */
export function stateOf(
  ctx: Context,
  { timeline }: InstanceRow,
): { readonly Code: number; readonly Name: InstanceState } {
  const Name = stateNow(ctx, timeline);
  return { Code: instanceStates[Name], Name };
}
