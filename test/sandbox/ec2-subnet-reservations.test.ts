import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

async function subnet() {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { VpcId } = (await ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).Vpc ?? {};
  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: '10.0.0.0/28' });
  return { ec2, SubnetId: Subnet?.SubnetId ?? '' };
}

test('no address is picked from a reservation, yet each can be asked for', async () => {
  const { ec2, SubnetId } = await subnet();
  const { SubnetCidrReservation } = await ec2.createSubnetCidrReservation({
    ...{ SubnetId, Cidr: '10.0.0.9/29', ReservationType: 'explicit' },
  });
  assert.is(SubnetCidrReservation?.Cidr, '10.0.0.8/29');
  const picked: string[] = [];
  for (let count = 0; count < 4; count += 1) {
    const { NetworkInterface } = await ec2.createNetworkInterface({ SubnetId });
    picked.push(NetworkInterface?.PrivateIpAddress ?? '');
  }
  assert.equal(picked.sort(), ['10.0.0.4', '10.0.0.5', '10.0.0.6', '10.0.0.7']);
  const full = await errorOf(ec2.createNetworkInterface({ SubnetId }));
  assert.is(full.name, 'InsufficientFreeAddressesInSubnet');
  const PrivateIpAddress = '10.0.0.9';
  const { NetworkInterface } = await ec2.createNetworkInterface({ SubnetId, PrivateIpAddress });
  assert.is(NetworkInterface?.PrivateIpAddress, PrivateIpAddress);
});

test('the addresses of a reservation are for everyone once it is deleted', async () => {
  const { ec2, SubnetId } = await subnet();
  const whole = { SubnetId, Cidr: '10.0.0.0/28', ReservationType: 'prefix' } as const;
  const { SubnetCidrReservation } = await ec2.createSubnetCidrReservation(whole);
  const full = await errorOf(ec2.createNetworkInterface({ SubnetId }));
  assert.is(full.name, 'InsufficientFreeAddressesInSubnet');
  const { SubnetCidrReservationId } = SubnetCidrReservation ?? {};
  await ec2.deleteSubnetCidrReservation({ SubnetCidrReservationId });
  await ec2.createNetworkInterface({ SubnetId });
});

test.run();
