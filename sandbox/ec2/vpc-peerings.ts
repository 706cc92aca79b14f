import type { VpcPeeringConnection, VpcPeeringConnectionVpcInfo } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving, steady, type Timeline } from '../engine/timeline.ts';
import { overlaps, parseCidr } from './model/cidr.ts';
import { addTags, tagsFor, tagsOf } from './model/tags.ts';
import { type VpcRow, vpcs } from './model/vpc.ts';
import {
  changePeering,
  type PeeringRow,
  type PeeringState,
  type PeerRow,
  peeringState,
  sweepPeerings,
  peerings as table,
} from './model/vpc-peering.ts';
import { page } from './paging.ts';
import { checkSide, peeringOptions } from './peering-options.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const dayMs = 86_400_000;
/** How long a request can be accepted. */
const openMs = 7 * dayMs;

const messages: Partial<Record<PeeringState, string>> = {
  active: 'Active',
  'initiating-request': 'Initiating Request',
  expired: 'Expired',
};

const filters: Filters<PeeringRow> = {
  'accepter-vpc-info.cidr-block': ({ accepter }) => accepter.cidrs,
  'accepter-vpc-info.owner-id': ({ accepter }) => accepter.account,
  'accepter-vpc-info.vpc-id': ({ accepter }) => accepter.vpcId,
  'expiration-time': ({ expiresAt }) => new Date(expiresAt).toISOString(),
  'requester-vpc-info.cidr-block': ({ requester }) => requester.cidrs,
  'requester-vpc-info.owner-id': ({ requester }) => requester.account,
  'requester-vpc-info.vpc-id': ({ requester }) => requester.vpcId,
  'status-code': (row, ctx) => peeringState(ctx, row),
  'status-message': (row, ctx) => messageOf(ctx, row),
  'vpc-peering-connection-id': ({ id }) => id,
};

/** https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html */
export const vpcPeerings = topic({
  CreateVpcPeeringConnection(input, ctx) {
    const own = vpcs.find(ctx, input.VpcId);
    const account = input.PeerOwnerId ?? ctx.account;
    const region = input.PeerRegion ?? ctx.region;
    const there = ctx.elsewhere({ account, region });
    const { PeerVpcId: peerId } = input;
    if (!peerId) {
      throw fault('MissingParameter', 'The request must contain the parameter peerVpcId');
    }
    const peer = account === ctx.account ? vpcs.find(there, peerId) : vpcs.get(there, peerId);
    const requester = sideOf(ctx, own.id, own);
    const accepter = sideOf(there, peerId, peer);
    checkNew(ctx, own.id, peerId);
    const id = ctx.ids.id('pcx');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'vpc-peering-connection'));
    const expiresAt = ctx.now + openMs;
    const possible = peer && !clash(requester, accepter);
    const timeline = possible
      ? [
          ...moving<PeeringState>(ctx, 'initiating-request', 'pending-acceptance', [300, 900]),
          { state: 'expired' as const, at: expiresAt },
        ]
      : moving<PeeringState>(ctx, 'initiating-request', 'failed', [300, 900]);
    const row = { id, requester, accepter, expiresAt, timeline };
    if (possible) changePeering(ctx, row, {});
    else table.put(ctx, row);
    return { VpcPeeringConnection: view(ctx, row) };
  },

  DescribeVpcPeeringConnections(input, ctx) {
    sweepPeerings(ctx);
    const { VpcPeeringConnectionIds: ids, Filters } = input;
    const found = select(ctx, table.findAll(ctx, ids), Filters, filters);
    const { items, nextToken } = page(ctx, found, input);
    return {
      VpcPeeringConnections: items.map((row) => view(ctx, row)),
      NextToken: nextToken,
    };
  },

  AcceptVpcPeeringConnection({ VpcPeeringConnectionId }, ctx) {
    const row = answerable(ctx, VpcPeeringConnectionId, 'accept', 'active');
    return { VpcPeeringConnection: view(ctx, changePeering(ctx, row, to(ctx, 'active'))) };
  },

  RejectVpcPeeringConnection({ VpcPeeringConnectionId }, ctx) {
    const row = answerable(ctx, VpcPeeringConnectionId, 'reject', 'rejected');
    changePeering(ctx, row, to(ctx, 'rejected'));
    return { Return: true };
  },

  DeleteVpcPeeringConnection({ VpcPeeringConnectionId }, ctx) {
    sweepPeerings(ctx);
    const row = table.find(ctx, VpcPeeringConnectionId);
    const state = peeringState(ctx, row);
    if (['rejected', 'expired', 'failed'].includes(state)) throw badMove(row, state, 'deleted');
    if (state !== 'deleted') changePeering(ctx, row, to(ctx, 'deleted'));
    return { Return: true };
  },
});

/** Two VPCs have one connection at a time, asked for or in use. */
function checkNew(ctx: Context, vpcId: string, peerId: string): void {
  const double = table.all(ctx).some((row) => {
    const sides = [row.requester.vpcId, row.accepter.vpcId];
    const state = peeringState(ctx, row);
    return sides.includes(vpcId) && sides.includes(peerId) && (isOpen(state) || state === 'active');
  });
  if (!double || vpcId === peerId) return;
  throw fault(
    'VpcPeeringConnectionAlreadyExists',
    `A VPC peering connection between ${vpcId} and ${peerId} already exists.`,
  );
}

function isOpen(state: PeeringState): boolean {
  return state === 'pending-acceptance' || state === 'initiating-request';
}

function sideOf({ account, region }: Context, vpcId: string, vpc: VpcRow | undefined): PeerRow {
  const cidrs = vpc?.ranges.map(({ cidr }) => cidr) ?? [];
  return { account, region, vpcId, cidrs, remoteDns: false };
}

/** VPCs whose addresses overlap cannot be told apart, so AWS lets their peering fail. */
function clash(requester: PeerRow, accepter: PeerRow): boolean {
  return requester.cidrs.some((left) =>
    accepter.cidrs.some((right) => {
      const [one, other] = [parseCidr(left), parseCidr(right)];
      return one && other && overlaps(one, other);
    }),
  );
}

/** The connection, if the caller is the one to answer the request for it. */
function answerable(ctx: Context, id: string, deed: string, next: PeeringState): PeeringRow {
  sweepPeerings(ctx);
  const row = table.find(ctx, id);
  if (row.accepter.account !== ctx.account) {
    throw fault('OperationNotPermitted', `User ${ctx.account} cannot ${deed} peering ${row.id}`);
  }
  checkSide(ctx, row, row.accepter, `${deed}ed`);
  const state = peeringState(ctx, row);
  if (!isOpen(state)) throw badMove(row, state, next);
  return row;
}

function badMove({ id }: PeeringRow, from: PeeringState, next: PeeringState) {
  return fault(
    'InvalidStateTransition',
    `Invalid state transition for ${id}, attempted to transition from ${from} to ${next}`,
  );
}

function to(ctx: Context, state: PeeringState): { timeline: Timeline<PeeringState> } {
  return { timeline: steady<PeeringState>(ctx, state) };
}

function messageOf(ctx: Context, row: PeeringRow): string {
  const state = peeringState(ctx, row);
  const { account } = state === 'rejected' || state === 'pending-acceptance' ? row.accepter : ctx;
  if (state === 'pending-acceptance') return `Pending Acceptance by ${account}`;
  if (state === 'rejected') return `Rejected by ${account}`;
  if (state === 'deleted') return `Deleted by ${account}`;
  if (state === 'failed') {
    return 'VpcPeeringConnection failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range';
  }
  return messages[state] ?? state;
}

function view(ctx: Context, row: PeeringRow): VpcPeeringConnection {
  const state = peeringState(ctx, row);
  return {
    VpcPeeringConnectionId: row.id,
    Status: { Code: state, Message: messageOf(ctx, row) },
    ExpirationTime: isOpen(state) ? new Date(row.expiresAt) : undefined,
    RequesterVpcInfo: viewSide(row.requester),
    AccepterVpcInfo: viewSide(row.accepter),
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}

function viewSide(side: PeerRow): VpcPeeringConnectionVpcInfo {
  return {
    OwnerId: side.account,
    Region: side.region,
    VpcId: side.vpcId,
    CidrBlock: side.cidrs[0],
    CidrBlockSet: side.cidrs.map((CidrBlock) => ({ CidrBlock })),
    PeeringOptions: peeringOptions(side),
  };
}
