/** Resources of services that are installed on demand: what runs, at a third party's server. */
import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isAtHand } from '../../../helpers/awsh.ts';
import { atMoto } from '../support/at-moto.ts';

const { check: ask, open } = await atMoto();

function check(service: string, title: string, story: () => Promise<void>): void {
  if (isAtHand(service)) return void ask(title, story);
  console.log(`skip: ${service}: its SDK package is not here`);
}

const trusting = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
  ],
});

check('lambda', 'a function is created, waited for, listed, changed and deleted', async () => {
  const { session, calls } = open();
  const role = await session
    .service('iam')
    .roles.create({ RoleName: 'runs', AssumeRolePolicyDocument: trusting });
  const lambda = session.service('lambda');
  calls.length = 0;
  const resize = await lambda.functions.create({
    FunctionName: 'resize',
    Runtime: 'nodejs20.x',
    Role: role.arn ?? '',
    Handler: 'index.handler',
    Code: { ZipFile: Buffer.from('code') },
  });
  assert.is(resize.runtime, 'nodejs20.x');
  assert.match(resize.arn ?? '', /:function:resize$/);
  assert.equal(calls, ['CreateFunction']);
  await resize.waitUntilActiveV2({ everyMs: 20 });
  assert.is(resize.state, 'Active');
  const [listed] = await lambda.functions.toArray();
  assert.is(listed?.memorySize, 128);
  await resize.updateConfiguration({ MemorySize: 256 });
  assert.is(resize.memorySize, 256, 'the answer told');
  const version = await resize.publishVersion();
  assert.is(version.functionName, 'resize');
  assert.is(version.version, '1');
  assert.equal((await resize.versions.toArray()).map((each) => each.version).sort(), [
    '$LATEST',
    '1',
  ]);
  const live = await resize.aliases.create({ Name: 'live', FunctionVersion: '1' });
  assert.is(live.functionName, 'resize');
  assert.is((await resize.aliases.first())?.functionVersion, '1');
  await live.delete();
  await resize.delete();
  assert.is(await resize.exists(), false);
});

check('ecs', 'a cluster has services, which run tasks of a definition', async () => {
  const { session, calls } = open();
  const ecs = session.service('ecs');
  const cluster = await ecs.clusters.create({ clusterName: 'shop' });
  assert.is(cluster.status, 'ACTIVE');
  const definition = await ecs.taskDefinitions.create({
    family: 'web',
    containerDefinitions: [{ name: 'web', image: 'nginx', memory: 128 }],
  });
  assert.is(definition.family, 'web');
  const service = await cluster.services.create({
    serviceName: 'web',
    taskDefinition: definition.arn,
    desiredCount: 0,
  });
  assert.is(service.desiredCount, 0);
  assert.is(service.taskDefinition?.arn, definition.arn);
  calls.length = 0;
  const [listed] = await cluster.services.toArray();
  assert.is(listed?.arn, service.arn);
  await listed?.load();
  assert.is(listed?.serviceName, 'web');
  assert.equal(calls, ['ListServices', 'DescribeServices']);
  await service.update({ desiredCount: 1 });
  assert.is(service.desiredCount, 1, 'the answer told');
  assert.is((await ecs.Cluster('shop').load()).clusterName, 'shop', 'named by its name');
  await service.delete({ force: true });
  await definition.deregister();
  await cluster.delete();
});

check('elbv2', 'a load balancer has listeners with rules to target groups', async () => {
  const { session } = open();
  const ec2 = session.service('ec2');
  const vpc = await ec2.vpcs.create({ CidrBlock: '10.5.0.0/16' });
  const one = await vpc.subnets.create({
    CidrBlock: '10.5.1.0/24',
    AvailabilityZone: 'us-east-1a',
  });
  const two = await vpc.subnets.create({
    CidrBlock: '10.5.2.0/24',
    AvailabilityZone: 'us-east-1b',
  });
  const elbv2 = session.service('elbv2');
  const balancer = await elbv2.loadBalancers.create({ Name: 'web', Subnets: [one.id, two.id] });
  assert.is(balancer.loadBalancerName, 'web');
  await balancer.waitUntilAvailable({ everyMs: 20 });
  const targets = await elbv2.targetGroups.create({
    Name: 'web',
    Protocol: 'HTTP',
    Port: 80,
    VpcId: vpc.id,
  });
  const listener = await balancer.listeners.create({
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: targets.arn }],
  });
  assert.is(listener.loadBalancer?.arn, balancer.arn);
  assert.is((await balancer.listeners.first())?.port, 80);
  assert.is((await balancer.targetGroups.first())?.arn, targets.arn);
  const rule = await listener.rules.create({
    Priority: 5,
    Conditions: [{ Field: 'path-pattern', Values: ['/a/*'] }],
    Actions: [{ Type: 'forward', TargetGroupArn: targets.arn }],
  });
  assert.is(
    (await listener.rules.where(({ priority }) => priority === '5').first())?.arn,
    rule.arn,
  );
  await rule.delete();
  await listener.delete();
  await targets.delete();
  await balancer.delete();
  assert.is(await balancer.exists(), false);
});

check('autoscaling', 'a group is kept at a number, by policies too', async () => {
  const { session, calls } = open();
  const autoscaling = session.service('autoscaling');
  await autoscaling.launchConfigurations.create({
    LaunchConfigurationName: 'web',
    ImageId: 'ami-12c6146b',
    InstanceType: 't2.micro',
  });
  const group = await autoscaling.autoScalingGroups.create({
    AutoScalingGroupName: 'web',
    LaunchConfigurationName: 'web',
    MinSize: 0,
    MaxSize: 2,
    AvailabilityZones: ['us-east-1a'],
    Tags: [{ Key: 'Name', Value: 'web', PropagateAtLaunch: true }],
  });
  await group.waitUntilExists({ everyMs: 20 });
  assert.equal([group.maxSize, group.tags], [2, { Name: 'web' }]);
  assert.is(group.launchConfiguration?.name, 'web');
  await group.setDesiredCapacity({ DesiredCapacity: 1 });
  assert.is((await group.reload()).desiredCapacity, 1);
  const policy = await group.policies.create({
    PolicyName: 'grow',
    AdjustmentType: 'ChangeInCapacity',
    ScalingAdjustment: 1,
  });
  assert.equal(policy.identifiers, { groupName: 'web', name: 'grow' });
  calls.length = 0;
  assert.is((await group.policies.first())?.scalingAdjustment, 1);
  assert.equal(calls, ['DescribePolicies']);
  await policy.delete();
  await group.delete({ ForceDelete: true });
  assert.is(await group.exists(), false);
});

test.run();
