import type { EC2 } from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ec2Of, errorOf, openSandbox } from './clients.ts';

async function hub() {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const VpcId = (await ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).Vpc?.VpcId ?? '';
  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: '10.0.1.0/24' });
  const { TransitGateway } = await ec2.createTransitGateway({ Description: 'hub' });
  const TransitGatewayId = TransitGateway?.TransitGatewayId ?? '';
  const { TransitGatewayVpcAttachment } = await ec2.createTransitGatewayVpcAttachment({
    TransitGatewayId,
    VpcId,
    SubnetIds: [Subnet?.SubnetId ?? ''],
  });
  const TransitGatewayAttachmentId = TransitGatewayVpcAttachment?.TransitGatewayAttachmentId ?? '';
  return { sandbox, ec2, VpcId, TransitGatewayId, TransitGatewayAttachmentId };
}

test('a transit gateway has a default route table that its attachments use', async () => {
  const { sandbox, ec2, TransitGatewayId, VpcId } = await hub();
  sandbox.clock.advance(120_000);
  const { TransitGateways = [] } = await ec2.describeTransitGateways({
    TransitGatewayIds: [TransitGatewayId],
  });
  assert.is(TransitGateways[0]?.State, 'available');
  const TransitGatewayRouteTableId =
    TransitGateways[0]?.Options?.AssociationDefaultRouteTableId ?? '';
  const associated = await ec2.getTransitGatewayRouteTableAssociations({
    TransitGatewayRouteTableId,
  });
  assert.is(associated.Associations?.[0]?.ResourceId, VpcId);
  const { Routes = [] } = await ec2.searchTransitGatewayRoutes({
    TransitGatewayRouteTableId,
    Filters: [{ Name: 'type', Values: ['propagated'] }],
  });
  assert.equal(
    Routes.map((it) => it.DestinationCidrBlock),
    ['10.0.0.0/16'],
  );
});

test('a transit gateway is deleted after what is attached to it', async () => {
  const { sandbox, ec2, TransitGatewayId, TransitGatewayAttachmentId } = await hub();
  sandbox.clock.advance(120_000);
  const early = await errorOf(ec2.deleteTransitGateway({ TransitGatewayId }));
  assert.is(early.name, 'IncorrectState');
  await ec2.deleteTransitGatewayVpcAttachment({ TransitGatewayAttachmentId });
  await ec2.deleteTransitGateway({ TransitGatewayId });
  sandbox.clock.advance(120_000);
  const { TransitGateways = [] } = await ec2.describeTransitGateways({});
  assert.is(TransitGateways[0]?.State, 'deleted');
});

test('static routes are added, found by range, and deleted', async () => {
  const { ec2, TransitGatewayId, TransitGatewayAttachmentId } = await hub();
  const { TransitGatewayRouteTable } = await ec2.createTransitGatewayRouteTable({
    TransitGatewayId,
  });
  const TransitGatewayRouteTableId = TransitGatewayRouteTable?.TransitGatewayRouteTableId ?? '';
  const route = { TransitGatewayRouteTableId, DestinationCidrBlock: '10.9.0.0/16' };
  await ec2.createTransitGatewayRoute({ ...route, TransitGatewayAttachmentId });
  await ec2.createTransitGatewayRoute({
    TransitGatewayRouteTableId,
    DestinationCidrBlock: '10.9.8.0/24',
    Blackhole: true,
  });
  const search = async (Name: string, value: string) => {
    const { Routes = [] } = await ec2.searchTransitGatewayRoutes({
      TransitGatewayRouteTableId,
      Filters: [{ Name, Values: [value] }],
    });
    return Routes.map((it) => it.DestinationCidrBlock);
  };
  assert.equal(await search('state', 'blackhole'), ['10.9.8.0/24']);
  assert.equal(await search('route-search.exact-match', '10.9.0.0/16'), ['10.9.0.0/16']);
  assert.is((await search('route-search.subnet-of-match', '10.0.0.0/8')).length, 2);
  await ec2.deleteTransitGatewayRoute(route);
  const gone = await errorOf(ec2.deleteTransitGatewayRoute(route));
  assert.is(gone.name, 'InvalidRoute.NotFound');
});

test('a peering of transit gateways waits to be accepted', async () => {
  const { sandbox, ec2, TransitGatewayId } = await hub();
  const { TransitGatewayPeeringAttachment: made } = await ec2.createTransitGatewayPeeringAttachment(
    {
      TransitGatewayId,
      PeerTransitGatewayId: 'tgw-00000000000000001',
      PeerAccountId: '123456789012',
      PeerRegion: 'eu-west-1',
    },
  );
  const TransitGatewayAttachmentId = made?.TransitGatewayAttachmentId ?? '';
  const state = async () =>
    (await ec2.describeTransitGatewayPeeringAttachments({})).TransitGatewayPeeringAttachments?.[0]
      ?.State;
  sandbox.clock.advance(5_000);
  assert.is(await state(), 'pendingAcceptance');
  await ec2.acceptTransitGatewayPeeringAttachment({ TransitGatewayAttachmentId });
  sandbox.clock.advance(60_000);
  assert.is(await state(), 'available');
});

test('ranges, numbers and routes of a transit gateway are ones that it can have', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  for (const Options of [
    { AmazonSideAsn: 100 },
    { TransitGatewayCidrBlocks: ['10.0.0.0/25'] },
    { TransitGatewayCidrBlocks: ['169.254.0.0/24'] },
    { TransitGatewayCidrBlocks: ['fd00::/65'] },
  ]) {
    const error = await errorOf(ec2.createTransitGateway({ Options }));
    assert.is(error.name, 'InvalidParameterValue', JSON.stringify(Options));
  }
  const Options = { AmazonSideAsn: 65_000, TransitGatewayCidrBlocks: ['10.0.0.0/24', 'fd00::/64'] };
  const { TransitGateway } = await ec2.createTransitGateway({ Options });
  const TransitGatewayRouteTableId = TransitGateway?.Options?.AssociationDefaultRouteTableId;
  const odd = ec2.createTransitGatewayRoute({
    TransitGatewayRouteTableId,
    DestinationCidrBlock: 'everywhere',
    Blackhole: true,
  });
  assert.is((await errorOf(odd)).name, 'InvalidParameterValue');
});

test('a peering of two regions is seen and answered in the other one', async () => {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const west = ec2Of(sandbox, { region: 'us-west-2' });
  const gateway = async (client: EC2) =>
    (await client.createTransitGateway({})).TransitGateway?.TransitGatewayId ?? '';
  const [TransitGatewayId, PeerTransitGatewayId] = [await gateway(ec2), await gateway(west)];
  const { TransitGateways } = await ec2.describeTransitGateways({});
  const made = await ec2.createTransitGatewayPeeringAttachment({
    TransitGatewayId,
    PeerTransitGatewayId,
    PeerAccountId: TransitGateways?.[0]?.OwnerId,
    PeerRegion: 'us-west-2',
  });
  const id = made.TransitGatewayPeeringAttachment?.TransitGatewayAttachmentId ?? '';
  sandbox.clock.advance(10_000);
  const { TransitGatewayPeeringAttachments: [seen] = [] } =
    await west.describeTransitGatewayPeeringAttachments({});
  assert.is(seen?.TransitGatewayAttachmentId, id);
  assert.is(seen?.State, 'pendingAcceptance');
  assert.is(seen?.RequesterTgwInfo?.TransitGatewayId, TransitGatewayId);
  assert.is(seen?.AccepterTgwInfo?.Region, 'us-west-2');
  await west.acceptTransitGatewayPeeringAttachment({ TransitGatewayAttachmentId: id });
  sandbox.clock.advance(60_000);
  const { TransitGatewayPeeringAttachments } = await ec2.describeTransitGatewayPeeringAttachments(
    {},
  );
  assert.is(TransitGatewayPeeringAttachments?.[0]?.State, 'available');
});

test.run();
