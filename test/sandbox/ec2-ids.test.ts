import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

const { ec2 } = openSandbox({ fixture: 'empty' });
const uuid = '12a34b55-67cd-8ef9-ba9b-9208deadbeef';

test('what is no id is called malformed by the code that AWS has for its kind', async () => {
  const calls: [Promise<unknown>, string][] = [
    [ec2.describeVpcs({ VpcIds: ['x'] }), 'InvalidVpcID.Malformed'],
    [ec2.describeSubnets({ SubnetIds: ['x'] }), 'InvalidSubnetID.Malformed'],
    [ec2.describeRouteTables({ RouteTableIds: ['x'] }), 'InvalidRouteTableId.Malformed'],
    [ec2.describeNetworkAcls({ NetworkAclIds: ['x'] }), 'InvalidNetworkAclId.Malformed'],
    [ec2.describeSecurityGroups({ GroupIds: ['x'] }), 'InvalidGroupId.Malformed'],
    [ec2.describeDhcpOptions({ DhcpOptionsIds: ['x'] }), 'InvalidDhcpOptionsId.Malformed'],
    [
      ec2.describeInternetGateways({ InternetGatewayIds: ['x'] }),
      'InvalidInternetGatewayId.Malformed',
    ],
    [
      ec2.describeNetworkInterfaces({ NetworkInterfaceIds: ['x'] }),
      'InvalidNetworkInterfaceId.Malformed',
    ],
    [
      ec2.describeCustomerGateways({ CustomerGatewayIds: ['x'] }),
      'InvalidCustomerGatewayId.Malformed',
    ],
  ];
  for (const [call, code] of calls) assert.is((await errorOf(call)).name, code);
});

test('a fleet id that is in order but unknown is not found', async () => {
  const fleet = await errorOf(ec2.describeFleetInstances({ FleetId: `fleet-${uuid}` }));
  assert.is(fleet.name, 'InvalidFleetId.NotFound');
  const spot = await errorOf(ec2.describeSpotFleetInstances({ SpotFleetRequestId: `sfr-${uuid}` }));
  assert.is(spot.name, 'InvalidSpotFleetRequestId.NotFound');
  const malformed = await errorOf(ec2.describeFleetInstances({ FleetId: 'fleet-1' }));
  assert.is(malformed.name, 'InvalidFleetId.Malformed');
});

test.run();
