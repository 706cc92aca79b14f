import type {
  CreateFlowLogsRequest,
  FlowLog,
  FlowLogsResourceType,
  UnsuccessfulItem,
} from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { type FlowLogRow, flowLogs as table } from './model/flow-log.ts';
import { kindOf } from './model/kind.ts';
import { networkInterfaces } from './model/network-interface.ts';
import { subnets } from './model/subnet.ts';
import { addTags, dropTags, tagsFor, tagsOf } from './model/tags.ts';
import { transitAttachments, transitGateways } from './model/transit-gateway.ts';
import { vpcs } from './model/vpc.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

/** The fields of a record unless a flow log asks for others. */
const standardFormat = [
  ...['version', 'account-id', 'interface-id', 'srcaddr', 'dstaddr', 'srcport', 'dstport'],
  ...['protocol', 'packets', 'bytes', 'start', 'end', 'action', 'log-status'],
]
  .map((field) => `$\{${field}}`)
  .join(' ');

const filters: Filters<FlowLogRow> = {
  'deliver-log-status': () => 'SUCCESS',
  'flow-log-id': ({ id }) => id,
  'log-destination-type': ({ destinationType }) => destinationType,
  'log-group-name': ({ logGroup }) => logGroup,
  'resource-id': ({ resourceId }) => resourceId,
  'traffic-type': ({ traffic }) => traffic,
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html */
export const flowLogs = topic({
  CreateFlowLogs(input, ctx) {
    check(input);
    for (const id of input.ResourceIds) checkResource(ctx, id, input.ResourceType);
    if (!ctx.lenient) checkTraffic(input);
    const made: string[] = [];
    const Unsuccessful: UnsuccessfulItem[] = [];
    for (const resourceId of input.ResourceIds) {
      const row = rowOf(input, resourceId);
      if (table.all(ctx).some((one) => isSame(one, row))) {
        const Message =
          'Error. There is an existing Flow Log with the same configuration and log destination.';
        Unsuccessful.push({
          ResourceId: resourceId,
          Error: { Code: 'FlowLogAlreadyExists', Message },
        });
        continue;
      }
      const id = ctx.ids.id('fl');
      addTags(ctx, id, tagsFor(input.TagSpecifications, 'vpc-flow-log'));
      made.push(table.put(ctx, { ...row, id, createdAt: ctx.now }).id);
    }
    return { FlowLogIds: made, Unsuccessful, ClientToken: input.ClientToken };
  },

  DescribeFlowLogs(input, ctx) {
    const { FlowLogIds: ids, Filter } = input;
    const asked = ids?.length ? ids.flatMap((id) => table.get(ctx, id) ?? []) : table.all(ctx);
    const { items, nextToken } = page(ctx, select(ctx, asked, Filter, filters), input);
    return { FlowLogs: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  DeleteFlowLogs({ FlowLogIds }, ctx) {
    const lost = FlowLogIds.filter((id) => !table.get(ctx, id));
    if (lost.length > 0) {
      throw fault(
        'InvalidFlowLogId.NotFound',
        `These flow log ids in the input list are not found: [TotalCount: ${lost.length}] ${lost.join(', ')}`,
      );
    }
    for (const id of FlowLogIds) {
      table.remove(ctx, id);
      dropTags(ctx, id);
    }
    return { Unsuccessful: [] };
  },
});

const destinations: Readonly<Record<string, RegExp>> = {
  'cloud-watch-logs': /^arn:[\w-]+:logs:/,
  s3: /^arn:[\w-]+:s3:::/,
  'kinesis-data-firehose': /^arn:[\w-]+:firehose:/,
};

function check(input: CreateFlowLogsRequest): void {
  const { LogDestination, LogGroupName, LogDestinationType = 'cloud-watch-logs' } = input;
  const { MaxAggregationInterval: interval = 600 } = input;
  const wrong = (message: string) => fault('InvalidParameter', message);
  if (LogDestination && LogGroupName) {
    throw wrong('Please only provide LogGroupName or only provide LogDestination.');
  }
  if (!LogDestination && !LogGroupName) {
    throw wrong("LogDestination can't be empty if LogGroupName is not provided.");
  }
  if (LogDestinationType === 'cloud-watch-logs' && !input.DeliverLogsPermissionArn) {
    throw wrong(
      "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.",
    );
  }
  if (LogDestinationType !== 'cloud-watch-logs' && LogGroupName) {
    throw wrong(`LogDestination type must be cloud-watch-logs if LogGroupName is provided.`);
  }
  const destination = destinations[LogDestinationType];
  if (!destination || (LogDestination && !destination.test(LogDestination))) {
    throw wrong(`LogDestination: ${LogDestination} is not a destination of ${LogDestinationType}.`);
  }
  if (interval !== 60 && interval !== 600) {
    throw wrong('Invalid Flow Log Max Aggregation Interval');
  }
}

/** What flow can be recorded of, as requests name it. */
const recorded = {
  VPC: vpcs,
  Subnet: subnets,
  NetworkInterface: networkInterfaces,
  TransitGateway: transitGateways,
  TransitGatewayAttachment: transitAttachments,
} as const;

function checkResource(ctx: Context, id: string, type: FlowLogsResourceType): void {
  const known = Object.hasOwn(recorded, type) ? recorded[type as keyof typeof recorded] : undefined;
  if (!known) throw fault('InvalidParameter', `Value (${type}) for resourceType is not valid`);
  if (kindOf(id)?.prefix !== known.prefix) {
    throw fault('InvalidParameter', `The resource ID '${id}' is not valid for type ${type}`);
  }
  known.find(ctx, id);
}

/** Transit gateways tell of all traffic; of the others a request says of which. */
function checkTraffic({
  ResourceType: type = 'VPC',
  TrafficType: traffic,
}: CreateFlowLogsRequest): void {
  const atTransit = type.startsWith('TransitGateway');
  if (atTransit === (traffic === undefined)) return;
  throw atTransit
    ? fault('InvalidParameter', `TrafficType is not supported for ${type} resource type.`)
    : fault('MissingParameter', 'The request must contain the parameter trafficType');
}

function rowOf(
  input: CreateFlowLogsRequest,
  resourceId: string,
): Omit<FlowLogRow, 'id' | 'createdAt'> {
  return {
    resourceId,
    traffic: input.TrafficType ?? 'ALL',
    destinationType: input.LogDestinationType ?? 'cloud-watch-logs',
    destination: input.LogDestination,
    logGroup: input.LogGroupName,
    permissionArn: input.DeliverLogsPermissionArn,
    format: input.LogFormat ?? standardFormat,
    intervalSeconds: input.MaxAggregationInterval ?? 600,
  };
}

function isSame(one: FlowLogRow, other: Omit<FlowLogRow, 'id' | 'createdAt'>): boolean {
  return (
    one.resourceId === other.resourceId &&
    one.destinationType === other.destinationType &&
    one.destination === other.destination &&
    one.logGroup === other.logGroup
  );
}

function view(ctx: Context, row: FlowLogRow): FlowLog {
  return {
    FlowLogId: row.id,
    FlowLogStatus: 'ACTIVE',
    ResourceId: row.resourceId,
    TrafficType: row.traffic,
    LogDestinationType: row.destinationType,
    LogDestination: row.destination,
    LogGroupName: row.logGroup,
    DeliverLogsPermissionArn: row.permissionArn,
    DeliverLogsStatus: 'SUCCESS',
    LogFormat: row.format,
    MaxAggregationInterval: row.intervalSeconds,
    CreationTime: new Date(row.createdAt),
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
