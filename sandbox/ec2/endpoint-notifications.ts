import type { ConnectionNotification } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { ownEndpointServices } from './model/endpoint-service.ts';
import { kind } from './model/kind.ts';
import { findEndpoint } from './model/vpc-endpoint.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

/** The wish to be told, by a topic, of what happens to an endpoint or at a service. */
interface NotificationRow {
  readonly id: string;
  readonly serviceId?: string | undefined;
  readonly endpointId?: string | undefined;
  readonly topicArn: string;
  readonly events: readonly string[];
}

const table = kind<NotificationRow>({
  name: 'endpointNotifications',
  prefix: 'vpce-nfn',
  noun: 'connection notification ID',
  code: 'InvalidConnectionNotification',
  tagged: 'vpc-endpoint-connection-notification',
});

const filters: Filters<NotificationRow> = {
  'connection-notification-arn': ({ topicArn }) => topicArn,
  'connection-notification-id': ({ id }) => id,
  'connection-notification-state': () => 'Enabled',
  'connection-notification-type': () => 'Topic',
  'service-id': ({ serviceId }) => serviceId,
  'vpc-endpoint-id': ({ endpointId }) => endpointId,
};

/** https://docs.aws.amazon.com/vpc/latest/privatelink/manage-notifications-endpoint.html */
export const endpointNotifications = topic({
  CreateVpcEndpointConnectionNotification(input, ctx) {
    const { ServiceId, VpcEndpointId } = input;
    if (Boolean(ServiceId) === Boolean(VpcEndpointId)) {
      throw fault(
        'InvalidParameterCombination',
        'Give either the endpoint service or the endpoint that the notification is about.',
      );
    }
    const row = table.put(ctx, {
      id: ctx.ids.id('vpce-nfn'),
      serviceId: ServiceId && ownEndpointServices.find(ctx, ServiceId).id,
      endpointId: VpcEndpointId && findEndpoint(ctx, VpcEndpointId).id,
      topicArn: checkedTopic(input.ConnectionNotificationArn),
      events: checkedEvents(input.ConnectionEvents),
    });
    return { ConnectionNotification: view(ctx, row), ClientToken: input.ClientToken };
  },

  DescribeVpcEndpointConnectionNotifications(input, ctx) {
    const { ConnectionNotificationId: id, Filters } = input;
    const found = select(ctx, table.findAll(ctx, id ? [id] : []), Filters, filters);
    const { items, nextToken } = page(ctx, found, input);
    return { ConnectionNotificationSet: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  ModifyVpcEndpointConnectionNotification(input, ctx) {
    const row = table.find(ctx, input.ConnectionNotificationId);
    table.change(ctx, row.id, {
      topicArn: checkedTopic(input.ConnectionNotificationArn ?? row.topicArn),
      events: checkedEvents(input.ConnectionEvents ?? row.events),
    });
    return { ReturnValue: true };
  },

  DeleteVpcEndpointConnectionNotifications({ ConnectionNotificationIds }, ctx) {
    const lost = ConnectionNotificationIds.filter((id) => !table.get(ctx, id));
    for (const id of ConnectionNotificationIds) table.remove(ctx, id);
    return {
      Unsuccessful: lost.map((id) => ({
        ResourceId: id,
        Error: {
          Code: 'InvalidConnectionNotification.NotFound',
          Message: `The connection notification ID '${id}' does not exist`,
        },
      })),
    };
  },
});

const known = ['Accept', 'Connect', 'Delete', 'Reject'];

function checkedEvents(events: readonly string[]): readonly string[] {
  const odd = events.find((event) => !known.includes(event));
  if (odd === undefined && events.length > 0) return events;
  throw fault(
    'InvalidParameter',
    `Value (${odd ?? ''}) for parameter ConnectionEvents is invalid. Valid values: ${known.join(', ')}.`,
  );
}

function checkedTopic(arn: string): string {
  if (/^arn:[\w-]+:sns:[\w-]+:\d{12}:[\w-]+$/.test(arn)) return arn;
  throw fault('InvalidParameter', `The ARN '${arn}' is not that of an SNS topic.`);
}

function view(ctx: Context, row: NotificationRow): ConnectionNotification {
  return {
    ConnectionNotificationId: row.id,
    ServiceId: row.serviceId,
    VpcEndpointId: row.endpointId,
    ConnectionNotificationType: 'Topic',
    ConnectionNotificationArn: row.topicArn,
    ConnectionEvents: [...row.events],
    ConnectionNotificationState: 'Enabled',
    ServiceRegion: ctx.region,
  };
}
