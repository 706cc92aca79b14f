/** The example that boto3 users know, line by line in TypeScript; README.md has the same. */
import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { instances, Session } from '../../../helpers/awsh.ts';
import { createSandbox } from '../../../sandbox/index.ts';

test('session, client and resource: create, wait, reload, and page through reservations', async () => {
  const sandbox = createSandbox({ fixture: 'tutorial', clock: 'instant' });
  const session = new Session({ sandbox: sandbox.link, region: 'us-east-1' });
  const client = session.client('ec2');
  const ec2 = session.resource('ec2');

  const { Images = [] } = await client.describeImages({ Owners: ['amazon'] });
  const [instance] = await ec2.createInstances({
    ImageId: Images[0]?.ImageId,
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
  });
  assert.ok(instance);
  assert.is(instance.state, 'pending');
  await instance.waitUntilRunning();
  await instance.reload();
  assert.is(instance.state, 'running');

  const running = [{ Name: 'instance-state-name', Values: ['running'] }];
  const ids: (string | undefined)[] = [];
  for await (const page of session.service('ec2').pages.describeInstances({ Filters: running })) {
    for (const { InstanceId } of instances(page)) ids.push(InstanceId);
  }
  assert.ok(ids.includes(instance.id));

  const listed: string[] = [];
  for await (const { id } of ec2.instances.filter({ Filters: running })) listed.push(id);
  assert.equal(listed, ids);
});

test.run();
