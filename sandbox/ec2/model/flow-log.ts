import type { LogDestinationType, TrafficType } from '@aws-sdk/client-ec2';
import { kind } from './kind.ts';

/** A record of the traffic of a VPC, a subnet or an interface. */
export interface FlowLogRow {
  readonly id: string;
  readonly resourceId: string;
  readonly traffic: TrafficType;
  readonly destinationType: LogDestinationType;
  readonly destination?: string | undefined;
  readonly logGroup?: string | undefined;
  readonly permissionArn?: string | undefined;
  readonly format: string;
  readonly intervalSeconds: number;
  readonly createdAt: number;
}

/** The flow logs of a region. */
export const flowLogs = kind<FlowLogRow>({
  name: 'flowLogs',
  prefix: 'fl',
  noun: 'flow log ID',
  code: 'InvalidFlowLogId',
  tagged: 'vpc-flow-log',
});
