import type { UnsuccessfulItem } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { moving, stateNow, steady } from '../engine/timeline.ts';
import { nameOfService, ownEndpointServices } from './model/endpoint-service.ts';
import { type VpcEndpointRow, vpcEndpoints } from './model/vpc-endpoint.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html */
export const endpointAcceptance = topic({
  AcceptVpcEndpointConnections: ({ ServiceId, VpcEndpointIds }, ctx) => ({
    Unsuccessful: decide(ctx, ServiceId, VpcEndpointIds, ['pendingAcceptance', 'rejected'], () =>
      moving<EndpointState>(ctx, 'pending', 'available', [30_000, 60_000]),
    ),
  }),

  RejectVpcEndpointConnections: ({ ServiceId, VpcEndpointIds }, ctx) => ({
    Unsuccessful: decide(ctx, ServiceId, VpcEndpointIds, ['pendingAcceptance', 'available'], () =>
      steady<EndpointState>(ctx, 'rejected'),
    ),
  }),
});

type EndpointTimeline = VpcEndpointRow['timeline'];
type EndpointState = EndpointTimeline[number]['state'];

/** Moves the endpoints that are in one of the states `from`. Returns those that could not be. */
function decide(
  ctx: Context,
  serviceId: string,
  ids: readonly string[],
  from: readonly EndpointState[],
  next: () => EndpointTimeline,
): UnsuccessfulItem[] {
  const service = nameOfService(ctx, ownEndpointServices.find(ctx, serviceId).id);
  return ids.flatMap((id) => {
    const row = vpcEndpoints.get(ctx, id);
    if (row?.service !== service) {
      const Message = `The Vpc Endpoint Id '${id}' does not exist`;
      return { ResourceId: id, Error: { Code: 'InvalidVpcEndpoint.NotFound', Message } };
    }
    const state = stateNow(ctx, row.timeline);
    if (!from.includes(state)) {
      const Message = `Vpc Endpoint Id '${id}' is in state '${state}'`;
      return { ResourceId: id, Error: { Code: 'InvalidState', Message } };
    }
    vpcEndpoints.change(ctx, id, { timeline: next() });
    return [];
  });
}
