import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

async function network() {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const VpcId = (await ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).Vpc?.VpcId ?? '';
  return { sandbox, ec2, VpcId };
}

test('a VPN gateway is attached to a VPC and taken off again', async () => {
  const { sandbox, ec2, VpcId } = await network();
  const { VpnGateway } = await ec2.createVpnGateway({ Type: 'ipsec.1', AmazonSideAsn: 65001 });
  const VpnGatewayId = VpnGateway?.VpnGatewayId ?? '';
  await ec2.attachVpnGateway({ VpnGatewayId, VpcId });
  sandbox.clock.advance(10_000);
  const attached = async () =>
    (
      await ec2.describeVpnGateways({
        Filters: [{ Name: 'attachment.vpc-id', Values: [VpcId] }],
      })
    ).VpnGateways?.[0]?.VpcAttachments?.[0]?.State;
  assert.is(await attached(), 'attached');
  assert.is((await errorOf(ec2.deleteVpnGateway({ VpnGatewayId }))).name, 'IncorrectState');
  await ec2.detachVpnGateway({ VpnGatewayId, VpcId });
  sandbox.clock.advance(10_000);
  assert.is(await attached(), undefined);
  await ec2.deleteVpnGateway({ VpnGatewayId });
  const { VpnGateways = [] } = await ec2.describeVpnGateways({ VpnGatewayIds: [VpnGatewayId] });
  assert.is(VpnGateways[0]?.State, 'deleted');
});

test('a VPN connection joins a customer gateway, which stays as long as it does', async () => {
  const { sandbox, ec2 } = await network();
  const made = await ec2.createCustomerGateway({
    Type: 'ipsec.1',
    IpAddress: '203.0.113.7',
    BgpAsn: 65534,
  });
  const CustomerGatewayId = made.CustomerGateway?.CustomerGatewayId ?? '';
  const { VpnGateway } = await ec2.createVpnGateway({ Type: 'ipsec.1' });
  const { VpnConnection } = await ec2.createVpnConnection({
    Type: 'ipsec.1',
    CustomerGatewayId,
    VpnGatewayId: VpnGateway?.VpnGatewayId,
    Options: { StaticRoutesOnly: true },
  });
  const VpnConnectionId = VpnConnection?.VpnConnectionId ?? '';
  assert.match(VpnConnection?.CustomerGatewayConfiguration ?? '', /203\.0\.113\.7/);
  await ec2.createVpnConnectionRoute({ VpnConnectionId, DestinationCidrBlock: '10.9.0.0/16' });
  const { VpnConnections = [] } = await ec2.describeVpnConnections({
    Filters: [{ Name: 'route.destination-cidr-block', Values: ['10.9.0.0/16'] }],
  });
  assert.is(VpnConnections[0]?.VpnConnectionId, VpnConnectionId);
  const used = await errorOf(ec2.deleteCustomerGateway({ CustomerGatewayId }));
  assert.is(used.name, 'IncorrectState');
  await ec2.deleteVpnConnection({ VpnConnectionId });
  sandbox.clock.advance(60_000);
  await ec2.deleteCustomerGateway({ CustomerGatewayId });
});

test('egress-only and carrier gateways belong to a VPC that exists', async () => {
  const { ec2, VpcId } = await network();
  const wrong = { VpcId: 'vpc-00000000' };
  const refused = await errorOf(ec2.createEgressOnlyInternetGateway(wrong));
  assert.is(refused.name, 'InvalidVpcID.NotFound');
  const { EgressOnlyInternetGateway: egress } = await ec2.createEgressOnlyInternetGateway({
    VpcId,
  });
  const id = egress?.EgressOnlyInternetGatewayId ?? '';
  assert.is(egress?.Attachments?.[0]?.VpcId, VpcId);
  await ec2.deleteEgressOnlyInternetGateway({ EgressOnlyInternetGatewayId: id });
  const gone = ec2.describeEgressOnlyInternetGateways({ EgressOnlyInternetGatewayIds: [id] });
  assert.is((await errorOf(gone)).name, 'InvalidGatewayID.NotFound');
  const { CarrierGateway } = await ec2.createCarrierGateway({ VpcId });
  const CarrierGatewayId = CarrierGateway?.CarrierGatewayId ?? '';
  const { CarrierGateways = [] } = await ec2.describeCarrierGateways({});
  assert.is(CarrierGateways[0]?.CarrierGatewayId, CarrierGatewayId);
  await ec2.deleteCarrierGateway({ CarrierGatewayId });
});

test('an identical customer gateway is the one there is, a VPC has one VPN gateway', async () => {
  const { ec2, VpcId } = await network();
  const wish = { Type: 'ipsec.1', IpAddress: '203.0.113.7', BgpAsn: 65534 } as const;
  const create = async (fields: object = {}) =>
    (await ec2.createCustomerGateway({ ...wish, ...fields })).CustomerGateway?.CustomerGatewayId;
  const first = await create();
  assert.is(await create(), first);
  assert.is.not(await create({ DeviceName: 'second' }), first);
  const odd = await errorOf(ec2.createCustomerGateway({ ...wish, IpAddress: 'home' }));
  assert.is(odd.name, 'InvalidParameterValue');
  const gateway = async () =>
    (await ec2.createVpnGateway({ Type: 'ipsec.1' })).VpnGateway?.VpnGatewayId ?? '';
  await ec2.attachVpnGateway({ VpnGatewayId: await gateway(), VpcId });
  const second = ec2.attachVpnGateway({ VpnGatewayId: await gateway(), VpcId });
  assert.is((await errorOf(second)).name, 'InvalidVpcState');
});

test('a VPN connection is moved and changed, its tunnels too', async () => {
  const { sandbox, ec2 } = await network();
  const { CustomerGateway } = await ec2.createCustomerGateway({
    ...{ Type: 'ipsec.1', IpAddress: '203.0.113.7', BgpAsn: 65534 },
  });
  const gateway = async () =>
    (await ec2.createVpnGateway({ Type: 'ipsec.1' })).VpnGateway?.VpnGatewayId;
  const made = await ec2.createVpnConnection({
    Type: 'ipsec.1',
    CustomerGatewayId: CustomerGateway?.CustomerGatewayId,
    VpnGatewayId: await gateway(),
  });
  const { VpnConnectionId = '', Options } = made.VpnConnection ?? {};
  const VpnGatewayId = await gateway();
  const move = { VpnConnectionId, VpnGatewayId };
  assert.is((await errorOf(ec2.modifyVpnConnection(move))).name, 'IncorrectState');
  sandbox.clock.advance(300_000);
  const moved = await ec2.modifyVpnConnection(move);
  assert.is(moved.VpnConnection?.VpnGatewayId, VpnGatewayId);
  assert.is(moved.VpnConnection?.State, 'modifying');
  sandbox.clock.advance(300_000);
  const LocalIpv4NetworkCidr = '192.168.0.0/16';
  await ec2.modifyVpnConnectionOptions({ VpnConnectionId, LocalIpv4NetworkCidr });
  sandbox.clock.advance(300_000);
  const [{ OutsideIpAddress } = {}] = Options?.TunnelOptions ?? [];
  const tunnel = { VpnConnectionId, VpnTunnelOutsideIpAddress: OutsideIpAddress };
  const weak = { ...tunnel, TunnelOptions: { PreSharedKey: '0short' } };
  assert.is((await errorOf(ec2.modifyVpnTunnelOptions(weak))).name, 'InvalidParameterValue');
  const TunnelOptions = { PreSharedKey: 'long.enough_key', DPDTimeoutSeconds: 60 };
  const changed = await ec2.modifyVpnTunnelOptions({ ...tunnel, TunnelOptions });
  const shown = changed.VpnConnection?.Options;
  assert.is(shown?.LocalIpv4NetworkCidr, LocalIpv4NetworkCidr);
  assert.is(shown?.TunnelOptions?.[0]?.PreSharedKey, 'long.enough_key');
  assert.is(shown?.TunnelOptions?.[0]?.DpdTimeoutSeconds, 60);
  assert.is(shown?.TunnelOptions?.length, 2);
  const lost = { VpnConnectionId, DestinationCidrBlock: '10.0.0.0/8' };
  assert.is((await errorOf(ec2.deleteVpnConnectionRoute(lost))).name, 'InvalidRoute.NotFound');
});

test.run();
