import { paginateDescribeInstances, waitUntilInstanceRunning } from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ec2Of, errorOf, openSandbox } from './clients.ts';

async function imageOf(ec2: ReturnType<typeof ec2Of>): Promise<string> {
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  return Images[0]?.ImageId ?? '';
}

async function run(ec2: ReturnType<typeof ec2Of>, count = 1) {
  const counts = { MinCount: count, MaxCount: count };
  const type = { ImageId: await imageOf(ec2), InstanceType: 't3.micro' } as const;
  const { Instances = [] } = await ec2.runInstances({ ...type, ...counts });
  return Instances.map(({ InstanceId = '' }) => InstanceId);
}

async function stateOf(ec2: ReturnType<typeof ec2Of>, id: string) {
  const { Reservations = [] } = await ec2.describeInstances({ InstanceIds: [id] });
  return Reservations[0]?.Instances?.[0]?.State?.Name;
}

test('an instance is pending, then running, stopping, stopped, shutting-down, terminated, gone', async () => {
  const { sandbox, ec2 } = openSandbox();
  const [id = ''] = await run(ec2);
  assert.is(await stateOf(ec2, id), 'pending');
  sandbox.clock.advance(60_000);
  assert.is(await stateOf(ec2, id), 'running');
  await ec2.stopInstances({ InstanceIds: [id] });
  assert.is(await stateOf(ec2, id), 'stopping');
  sandbox.clock.advance(60_000);
  assert.is(await stateOf(ec2, id), 'stopped');
  await ec2.startInstances({ InstanceIds: [id] });
  assert.is(await stateOf(ec2, id), 'pending');
  await ec2.terminateInstances({ InstanceIds: [id] });
  assert.is(await stateOf(ec2, id), 'shutting-down');
  sandbox.clock.advance(60_000);
  assert.is(await stateOf(ec2, id), 'terminated');
  sandbox.clock.advance(3_600_000);
  assert.is((await errorOf(stateOf(ec2, id))).name, 'InvalidInstanceID.NotFound');
});

test('one launch is one reservation', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  await run(ec2, 3);
  await run(ec2, 2);
  const { Reservations = [] } = await ec2.describeInstances({});
  assert.equal(
    Reservations.map(({ Instances }) => Instances?.map(({ AmiLaunchIndex }) => AmiLaunchIndex)),
    [
      [0, 1, 2],
      [0, 1],
    ],
  );
});

test("the SDK's own waiter sees an instance run on an instant clock", async () => {
  const { sandbox } = openSandbox({ clock: 'instant' });
  const ec2 = ec2Of(sandbox);
  const InstanceIds = await run(ec2);
  const { state } = await waitUntilInstanceRunning(
    { client: ec2, maxWaitTime: 20 },
    { InstanceIds },
  );
  assert.is(state, 'SUCCESS');
});

test("the SDK's own waiter sees an instance run as time is advanced", async () => {
  const { sandbox, ec2 } = openSandbox();
  const InstanceIds = await run(ec2);
  ec2.middlewareStack.add(
    (next) => (args) => {
      sandbox.clock.advance(5_000);
      return next(args);
    },
    { step: 'initialize' },
  );
  const patience = { client: ec2, maxWaitTime: 60, minDelay: 0.001, maxDelay: 0.002 };
  const { state } = await waitUntilInstanceRunning(patience, { InstanceIds });
  assert.is(state, 'SUCCESS');
});

test("the SDK's own waiter fails for an instance that is terminated", async () => {
  const { sandbox } = openSandbox({ clock: 'instant' });
  const ec2 = ec2Of(sandbox);
  const InstanceIds = await run(ec2);
  await ec2.terminateInstances({ InstanceIds });
  const error = await errorOf(
    waitUntilInstanceRunning({ client: ec2, maxWaitTime: 20 }, { InstanceIds }),
  );
  assert.match(error.message, /FAILURE/);
});

test('filters take values, wildcards, tags and tag keys', async () => {
  const { ec2 } = openSandbox();
  const names = async (Name: string, ...Values: string[]) => {
    const { Reservations = [] } = await ec2.describeInstances({ Filters: [{ Name, Values }] });
    return Reservations.flatMap(({ Instances = [] }) =>
      Instances.map(({ Tags }) => Tags?.find(({ Key }) => Key === 'Name')?.Value),
    );
  };
  assert.equal(await names('tag:Name', 'web-*'), ['web-1', 'web-2', 'web-3']);
  assert.equal(await names('tag:Name', 'web-?', 'etl'), ['web-1', 'web-2', 'web-3', 'etl']);
  assert.equal(await names('tag:Name', 'WEB-1'), []);
  assert.equal(await names('tag:Name', 'web-\\*'), []);
  assert.equal(await names('instance-type', 't3.nano'), ['bastion']);
  assert.is((await names('instance-state-name', 'running')).length, 9);
  assert.is((await names('tag-key', 'owner')).length, 9);
  assert.is((await names('architecture', 'arm64')).length, 4);
});

test('a filter that does not exist is refused by name', async () => {
  const { ec2 } = openSandbox();
  const error = await errorOf(
    ec2.describeInstances({ Filters: [{ Name: 'colour', Values: ['red'] }] }),
  );
  assert.is(error.name, 'InvalidParameterValue');
  assert.match(error.message, /The filter 'colour' is invalid/);
});

test('pages hold as many instances as asked for, and every instance once', async () => {
  const { ec2 } = openSandbox();
  const seen: string[] = [];
  for await (const { Reservations = [] } of paginateDescribeInstances(
    { client: ec2, pageSize: 5 },
    {},
  )) {
    const ids = Reservations.flatMap(({ Instances = [] }) =>
      Instances.map((it) => it.InstanceId ?? ''),
    );
    assert.ok(ids.length <= 5);
    seen.push(...ids);
    await run(ec2);
  }
  assert.is(seen.length, 12);
  assert.is(new Set(seen).size, 12);
});

test('a token of another question, a made-up one and an expired one are refused', async () => {
  const { sandbox, ec2 } = openSandbox();
  const { NextToken } = await ec2.describeInstances({ MaxResults: 5 });
  const Filters = [{ Name: 'vpc-id', Values: ['*'] }];
  const calls = [
    () => ec2.describeInstances({ MaxResults: 5, NextToken: 'nonsense' }),
    () => ec2.describeInstances({ MaxResults: 5, NextToken, Filters }),
    () => ec2.describeVpcs({ MaxResults: 5, NextToken }),
  ];
  for (const call of calls) assert.is((await errorOf(call())).name, 'InvalidNextToken');
  sandbox.clock.advance(3_600_001);
  assert.is(
    (await errorOf(ec2.describeInstances({ MaxResults: 5, NextToken }))).name,
    'InvalidNextToken',
  );
});

test('an instance gets an address of its subnet, the default security group and a root volume', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const [id = ''] = await run(ec2);
  const { Reservations = [] } = await ec2.describeInstances({ InstanceIds: [id] });
  const it = Reservations[0]?.Instances?.[0];
  assert.match(it?.PrivateIpAddress ?? '', /^172\.31\./);
  assert.is(it?.SecurityGroups?.[0]?.GroupName, 'default');
  assert.is(it?.BlockDeviceMappings?.[0]?.DeviceName, '/dev/xvda');
  assert.is(it?.NetworkInterfaces?.[0]?.PrivateIpAddress, it?.PrivateIpAddress);
});

test('tags given at launch, and later ones, are on the instance', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { Instances = [] } = await ec2.runInstances({
    ImageId: await imageOf(ec2),
    MinCount: 1,
    MaxCount: 1,
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'a', Value: '1' }] }],
  });
  const Resources = Instances.map(({ InstanceId = '' }) => InstanceId);
  await ec2.createTags({ Resources, Tags: [{ Key: 'b', Value: '<2>' }] });
  const { Reservations = [] } = await ec2.describeInstances({});
  assert.equal(Reservations[0]?.Instances?.[0]?.Tags, [
    { Key: 'a', Value: '1' },
    { Key: 'b', Value: '<2>' },
  ]);
});

test("errors have EC2's codes, statuses and a request id", async () => {
  const { ec2 } = openSandbox();
  const cases: [Promise<unknown>, string, number][] = [
    [ec2.describeInstances({ InstanceIds: ['i-12345678'] }), 'InvalidInstanceID.NotFound', 400],
    [ec2.describeInstances({ InstanceIds: ['banana'] }), 'InvalidInstanceID.Malformed', 400],
    [ec2.describeInstances({ DryRun: true }), 'DryRunOperation', 412],
    [ec2.describeInstances({ MaxResults: 2 }), 'InvalidParameterValue', 400],
    [
      ec2.runInstances({ MinCount: 1, MaxCount: 1, ImageId: 'ami-12345678' }),
      'InvalidAMIID.NotFound',
      400,
    ],
    [ec2.runInstances({ MinCount: 1 } as never), 'MissingParameter', 400],
    [ec2.stopInstances({} as never), 'MissingParameter', 400],
  ];
  for (const [call, name, status] of cases) {
    const error = await errorOf(call);
    assert.is(error.name, name);
    assert.is(error.$metadata?.httpStatusCode, status, name);
    assert.match(error.$metadata?.requestId ?? '', /^[0-9a-f-]{36}$/);
  }
});

test('stopping several instances with one unknown id among them stops none', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const [id = ''] = await run(ec2);
  await errorOf(ec2.stopInstances({ InstanceIds: [id, 'i-12345678'] }));
  assert.is(await stateOf(ec2, id), 'pending');
});

test.run();
