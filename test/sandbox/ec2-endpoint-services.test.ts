import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

const balancer = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/shop/1a2b';

async function service() {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { ServiceConfiguration } = await ec2.createVpcEndpointServiceConfiguration({
    NetworkLoadBalancerArns: [balancer],
    AcceptanceRequired: false,
    TagSpecifications: [
      { ResourceType: 'vpc-endpoint-service', Tags: [{ Key: 'Name', Value: 'shop' }] },
    ],
  });
  const { ServiceId = '', ServiceName = '' } = ServiceConfiguration ?? {};
  return { ec2, ServiceId, ServiceName };
}

test('a service of the account is offered, changed and taken away', async () => {
  const { ec2, ServiceId } = await service();
  const second = `${balancer}3c`;
  await ec2.modifyVpcEndpointServiceConfiguration({
    ServiceId,
    AddNetworkLoadBalancerArns: [second],
    RemoveNetworkLoadBalancerArns: [balancer],
    AcceptanceRequired: true,
    PrivateDnsName: 'shop.example.com',
  });
  const { ServiceConfigurations: [one] = [] } = await ec2.describeVpcEndpointServiceConfigurations({
    Filters: [{ Name: 'tag:Name', Values: ['shop'] }],
  });
  assert.is(one?.ServiceId, ServiceId);
  assert.equal(one?.NetworkLoadBalancerArns, [second]);
  assert.is(one?.AcceptanceRequired, true);
  assert.is(one?.PrivateDnsName, 'shop.example.com');
  const { Unsuccessful } = await ec2.deleteVpcEndpointServiceConfigurations({
    ServiceIds: [ServiceId, 'vpce-svc-00000000000000000'],
  });
  assert.equal(
    Unsuccessful?.map(({ Error: error }) => error?.Code),
    ['InvalidVpcEndpointService.NotFound'],
  );
  const gone = ec2.describeVpcEndpointServiceConfigurations({ ServiceIds: [ServiceId] });
  assert.is((await errorOf(gone)).name, 'InvalidVpcEndpointServiceId.NotFound');
});

test('a service needs load balancers of one kind', async () => {
  const { ec2 } = await service();
  assert.is(
    (await errorOf(ec2.createVpcEndpointServiceConfiguration({}))).name,
    'InvalidParameter',
  );
});

test('who may use a service is told, added to and cut down', async () => {
  const { ec2, ServiceId } = await service();
  const principals = ['arn:aws:iam::111122223333:root', 'arn:aws:iam::111122223333:role/shop'];
  const { AddedPrincipals } = await ec2.modifyVpcEndpointServicePermissions({
    ServiceId,
    AddAllowedPrincipals: principals,
  });
  assert.equal(
    AddedPrincipals?.map(({ PrincipalType }) => PrincipalType),
    ['Account', 'Role'],
  );
  await ec2.modifyVpcEndpointServicePermissions({
    ServiceId,
    RemoveAllowedPrincipals: principals.slice(0, 1),
  });
  const { AllowedPrincipals } = await ec2.describeVpcEndpointServicePermissions({ ServiceId });
  assert.equal(
    AllowedPrincipals?.map(({ Principal }) => Principal),
    principals.slice(1),
  );
});

test('an endpoint leads to a service of the account, which sees the connection', async () => {
  const { ec2, ServiceId, ServiceName } = await service();
  const VpcId = (await ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).Vpc?.VpcId;
  const { VpcEndpoint } = await ec2.createVpcEndpoint({
    VpcId,
    ServiceName,
    VpcEndpointType: 'Interface',
  });
  const { VpcEndpointConnections: [one] = [] } = await ec2.describeVpcEndpointConnections({
    Filters: [{ Name: 'service-id', Values: [ServiceId] }],
  });
  assert.is(one?.VpcEndpointId, VpcEndpoint?.VpcEndpointId);
  const { ServiceDetails: [detail] = [] } = await ec2.describeVpcEndpointServices({
    ServiceNames: [ServiceName],
  });
  assert.is(detail?.ServiceId, ServiceId);
});

test('topics are told of what happens at a service, of the events that there are', async () => {
  const { ec2, ServiceId } = await service();
  const ConnectionNotificationArn = 'arn:aws:sns:us-east-1:123456789012:news';
  const wish = { ServiceId, ConnectionNotificationArn, ConnectionEvents: ['Accept'] };
  const made = await ec2.createVpcEndpointConnectionNotification(wish);
  const { ConnectionNotificationId = '' } = made.ConnectionNotification ?? {};
  const odd = { ConnectionNotificationId, ConnectionEvents: ['Nap'] };
  const error = await errorOf(ec2.modifyVpcEndpointConnectionNotification(odd));
  assert.is(error.name, 'InvalidParameter');
  const ConnectionEvents = ['Connect', 'Reject'];
  await ec2.modifyVpcEndpointConnectionNotification({ ConnectionNotificationId, ConnectionEvents });
  const listed = await ec2.describeVpcEndpointConnectionNotifications({
    Filters: [{ Name: 'service-id', Values: [ServiceId] }],
  });
  assert.equal(listed.ConnectionNotificationSet?.[0]?.ConnectionEvents, ConnectionEvents);
  const { Unsuccessful } = await ec2.deleteVpcEndpointConnectionNotifications({
    ConnectionNotificationIds: [ConnectionNotificationId, 'vpce-nfn-00000000000000000'],
  });
  assert.is(Unsuccessful?.[0]?.Error?.Code, 'InvalidConnectionNotification.NotFound');
});

test.run();
