import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { vpcs } from './model/vpc.ts';
import {
  changePeering,
  type PeeringRow,
  type PeerRow,
  peeringState,
  sweepPeerings,
  peerings as table,
} from './model/vpc-peering.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html */
export const vpcPeeringOptions = topic({
  ModifyVpcPeeringConnectionOptions(input, ctx) {
    sweepPeerings(ctx);
    const row = table.find(ctx, input.VpcPeeringConnectionId);
    if (peeringState(ctx, row) !== 'active') {
      throw fault('OperationNotPermitted', `Peering ${row.id} is not active`);
    }
    const { AccepterPeeringConnectionOptions: forAccepter } = input;
    const { RequesterPeeringConnectionOptions: forRequester } = input;
    if (forAccepter) checkSide(ctx, row, row.accepter, 'modified');
    if (forRequester) checkSide(ctx, row, row.requester, 'modified');
    const wantsDns = [forAccepter, forRequester].some((it) => it?.AllowDnsResolutionFromRemoteVpc);
    if (wantsDns && !ctx.lenient) checkHostnames(ctx, row);
    const dnsOf = (side: PeerRow, wish: typeof forAccepter) =>
      wish?.AllowDnsResolutionFromRemoteVpc ?? side.remoteDns;
    const changed = changePeering(ctx, row, {
      accepter: { ...row.accepter, remoteDns: dnsOf(row.accepter, forAccepter) },
      requester: { ...row.requester, remoteDns: dnsOf(row.requester, forRequester) },
    });
    return {
      ...(forAccepter && { AccepterPeeringConnectionOptions: peeringOptions(changed.accepter) }),
      ...(forRequester && { RequesterPeeringConnectionOptions: peeringOptions(changed.requester) }),
    };
  },
});

/** The options of one side of a connection as AWS shows them. */
export function peeringOptions({ remoteDns }: PeerRow) {
  return {
    AllowDnsResolutionFromRemoteVpc: remoteDns,
    AllowEgressFromLocalClassicLinkToRemoteVpc: false,
    AllowEgressFromLocalVpcToRemoteClassicLink: false,
  };
}

/** Throws unless the call comes from the region and the account of that side. */
export function checkSide(ctx: Context, { id }: PeeringRow, side: PeerRow, deed: string): void {
  if (side.region !== ctx.region) {
    throw fault(
      'OperationNotPermitted',
      `Incorrect region ( ${ctx.region} ) specified for this request. VPC peering connection ${id} must be ${deed} in region ${side.region}`,
    );
  }
  if (side.account !== ctx.account) {
    throw fault('OperationNotPermitted', `User ${ctx.account} cannot modify peering ${id}`);
  }
}

/** Names can only be resolved from afar in VPCs that have names. */
function checkHostnames(ctx: Context, { requester, accepter }: PeeringRow): void {
  const without = [requester, accepter].find(({ account, region, vpcId }) => {
    const vpc = vpcs.get(ctx.elsewhere({ account, region }), vpcId);
    return vpc && !(vpc.dnsHostnames && vpc.dnsSupport);
  });
  if (!without) return;
  throw fault(
    'InvalidVpcPeeringConnectionState.DnsHostnamesDisabled',
    `DNS hostname support must be enabled for the VPC ${without.vpcId}.`,
  );
}
