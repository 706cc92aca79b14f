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

test.run();
