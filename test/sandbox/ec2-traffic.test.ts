import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

async function network() {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const VpcId = (await ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).Vpc?.VpcId ?? '';
  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: '10.0.1.0/24' });
  return { ec2, VpcId, SubnetId: Subnet?.SubnetId ?? '' };
}

test('a route table takes over the routes of a VPN gateway of its VPC', async () => {
  const { ec2, VpcId } = await network();
  const { RouteTable } = await ec2.createRouteTable({ VpcId });
  const RouteTableId = RouteTable?.RouteTableId ?? '';
  const { VpnGateway } = await ec2.createVpnGateway({ Type: 'ipsec.1' });
  const VpnGatewayId = VpnGateway?.VpnGatewayId ?? '';
  const both = { GatewayId: VpnGatewayId, RouteTableId };
  assert.is((await errorOf(ec2.enableVgwRoutePropagation(both))).name, 'Gateway.NotAttached');
  await ec2.attachVpnGateway({ VpnGatewayId, VpcId });
  await ec2.enableVgwRoutePropagation(both);
  const gateways = async () =>
    (await ec2.describeRouteTables({ RouteTableIds: [RouteTableId] })).RouteTables?.[0]
      ?.PropagatingVgws;
  assert.equal(await gateways(), [{ GatewayId: VpnGatewayId }]);
  await ec2.disableVgwRoutePropagation(both);
  assert.equal(await gateways(), []);
});

test('a traffic mirror filter has numbered rules that can be changed', async () => {
  const { ec2 } = await network();
  const { TrafficMirrorFilter } = await ec2.createTrafficMirrorFilter({ Description: 'web' });
  const TrafficMirrorFilterId = TrafficMirrorFilter?.TrafficMirrorFilterId ?? '';
  const rule = {
    TrafficMirrorFilterId,
    TrafficDirection: 'ingress',
    RuleNumber: 10,
    RuleAction: 'accept',
    Protocol: 6,
    SourceCidrBlock: '0.0.0.0/0',
    DestinationCidrBlock: '10.0.0.0/16',
    DestinationPortRange: { FromPort: 80, ToPort: 80 },
  } as const;
  const { TrafficMirrorFilterRule: made } = await ec2.createTrafficMirrorFilterRule(rule);
  const TrafficMirrorFilterRuleId = made?.TrafficMirrorFilterRuleId ?? '';
  const twice = await errorOf(ec2.createTrafficMirrorFilterRule(rule));
  assert.is(twice.name, 'TrafficMirrorFilterRuleAlreadyExists');
  await ec2.modifyTrafficMirrorFilterRule({
    TrafficMirrorFilterRuleId,
    RuleAction: 'reject',
    RemoveFields: ['destination-port-range'],
  });
  const { TrafficMirrorFilters: [filter] = [] } = await ec2.describeTrafficMirrorFilters({});
  const [seen] = filter?.IngressFilterRules ?? [];
  assert.is(seen?.RuleAction, 'reject');
  assert.is(seen?.DestinationPortRange, undefined);
  const added = await ec2.modifyTrafficMirrorFilterNetworkServices({
    TrafficMirrorFilterId,
    AddNetworkServices: ['amazon-dns'],
  });
  assert.equal(added.TrafficMirrorFilter?.NetworkServices, ['amazon-dns']);
  await ec2.deleteTrafficMirrorFilter({ TrafficMirrorFilterId });
  const gone = ec2.describeTrafficMirrorFilterRules({
    TrafficMirrorFilterRuleIds: [TrafficMirrorFilterRuleId],
  });
  assert.is((await errorOf(gone)).name, 'InvalidTrafficMirrorFilterRuleId.NotFound');
});

test('a traffic mirror session keeps its target and filter from being deleted', async () => {
  const { ec2, SubnetId } = await network();
  const card = async () =>
    (await ec2.createNetworkInterface({ SubnetId })).NetworkInterface?.NetworkInterfaceId;
  const { TrafficMirrorTarget } = await ec2.createTrafficMirrorTarget({
    NetworkInterfaceId: await card(),
  });
  const { TrafficMirrorFilter } = await ec2.createTrafficMirrorFilter({});
  const TrafficMirrorTargetId = TrafficMirrorTarget?.TrafficMirrorTargetId ?? '';
  const TrafficMirrorFilterId = TrafficMirrorFilter?.TrafficMirrorFilterId ?? '';
  const wish = { NetworkInterfaceId: await card(), TrafficMirrorTargetId, TrafficMirrorFilterId };
  const zero = ec2.createTrafficMirrorSession({ ...wish, SessionNumber: 0 });
  assert.is((await errorOf(zero)).name, 'InvalidParameterValue');
  const { TrafficMirrorSession } = await ec2.createTrafficMirrorSession({
    ...wish,
    SessionNumber: 1,
    PacketLength: 100,
  });
  const TrafficMirrorSessionId = TrafficMirrorSession?.TrafficMirrorSessionId ?? '';
  await ec2.modifyTrafficMirrorSession({
    TrafficMirrorSessionId,
    SessionNumber: 2,
    RemoveFields: ['packet-length'],
  });
  const { TrafficMirrorSessions: [session] = [] } = await ec2.describeTrafficMirrorSessions({
    Filters: [{ Name: 'session-number', Values: ['2'] }],
  });
  assert.is(session?.PacketLength, undefined);
  const kept = await errorOf(ec2.deleteTrafficMirrorTarget({ TrafficMirrorTargetId }));
  assert.is(kept.name, 'TrafficMirrorTargetInUseException');
  await ec2.deleteTrafficMirrorSession({ TrafficMirrorSessionId });
  await ec2.deleteTrafficMirrorTarget({ TrafficMirrorTargetId });
  await ec2.deleteTrafficMirrorFilter({ TrafficMirrorFilterId });
});

test.run();
