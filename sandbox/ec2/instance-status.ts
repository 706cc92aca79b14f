import type { InstanceStatus } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { momentNow } from '../engine/timeline.ts';
import { type InstanceRow, instances, stateOf } from './model/instance.ts';
import { zoneId } from './model/zone.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';
import { passwordData } from './windows-password.ts';

/** How long the status checks take once an instance runs, in milliseconds. */
const checksMs = 90_000;

type Check = 'ok' | 'initializing' | 'not-applicable';

const filters: Filters<InstanceRow> = {
  'attached-ebs-status.status': (row, ctx) => checkOf(ctx, row),
  'availability-zone': ({ zone }) => zone,
  'availability-zone-id': ({ zone }) => zoneId(zone),
  // AWS has no maintenance to announce here.
  'event.code': () => undefined,
  'event.description': () => undefined,
  'event.instance-event-id': () => undefined,
  'event.not-after': () => undefined,
  'event.not-before': () => undefined,
  'event.not-before-deadline': () => undefined,
  'instance-state-code': (row, ctx) => stateOf(ctx, row).Code,
  'instance-state-name': (row, ctx) => stateOf(ctx, row).Name,
  'instance-status.status': (row, ctx) => checkOf(ctx, row),
  'instance-status.reachability': (row, ctx) => reachability(checkOf(ctx, row)),
  'operator.managed': () => false,
  'operator.principal': () => undefined,
  'system-status.status': (row, ctx) => checkOf(ctx, row),
  'system-status.reachability': (row, ctx) => reachability(checkOf(ctx, row)),
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-system-instance-status-check.html */
export const instanceStatus = topic({
  DescribeInstanceStatus(input, ctx) {
    const { InstanceIds, IncludeAllInstances, Filters } = input;
    const asked = instances
      .findAll(ctx, InstanceIds)
      .filter((row) => IncludeAllInstances || stateOf(ctx, row).Name === 'running');
    const { items, nextToken } = page(ctx, select(ctx, asked, Filters, filters), input, {
      ids: ['instancesSet', InstanceIds],
    });
    return { InstanceStatuses: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  ReportInstanceStatus({ Instances }, ctx) {
    for (const row of instances.findAll(ctx, Instances)) {
      if (stateOf(ctx, row).Name !== 'running') {
        throw fault(
          'IncorrectInstanceState',
          `The instance '${row.id}' is not in the state running.`,
        );
      }
    }
    return {};
  },

  GetConsoleOutput({ InstanceId }, ctx) {
    const row = instances.find(ctx, InstanceId);
    const state = stateOf(ctx, row).Name;
    const lines = [
      `[    0.000000] Linux version 6.1.0 (sandbox) on ${row.type} ${row.architecture}`,
      `[    1.204311] eth0: configured`,
      `[    4.871093] cloud-init: finished, instance ${row.id}`,
      '',
    ];
    return {
      InstanceId: row.id,
      Timestamp: new Date(ctx.now),
      Output: state === 'pending' ? '' : Buffer.from(lines.join('\r\n')).toString('base64'),
    };
  },

  GetPasswordData({ InstanceId }, ctx) {
    const row = instances.find(ctx, InstanceId);
    const PasswordData = passwordData(ctx, row);
    return { InstanceId: row.id, Timestamp: new Date(ctx.now), PasswordData };
  },
});

function checkOf(ctx: Context, row: InstanceRow): Check {
  const { state, at } = momentNow(ctx, row.timeline);
  if (state !== 'running') return 'not-applicable';
  return ctx.now - at >= ctx.clock.lasting(checksMs) ? 'ok' : 'initializing';
}

function reachability(check: Check): 'passed' | 'initializing' | undefined {
  if (check === 'not-applicable') return undefined;
  return check === 'ok' ? 'passed' : 'initializing';
}

function view(ctx: Context, row: InstanceRow): InstanceStatus {
  const Status = checkOf(ctx, row);
  const passed = reachability(Status);
  const summary = {
    Status,
    Details: passed ? [{ Name: 'reachability' as const, Status: passed }] : [],
  };
  return {
    InstanceId: row.id,
    InstanceState: stateOf(ctx, row),
    AvailabilityZone: row.zone,
    AvailabilityZoneId: zoneId(row.zone),
    InstanceStatus: summary,
    SystemStatus: summary,
    Events: [],
  };
}
