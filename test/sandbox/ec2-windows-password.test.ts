import { constants, privateDecrypt } from 'node:crypto';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openSandbox } from './clients.ts';

async function launch(platform: string) {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const { KeyMaterial = '' } = await ec2.createKeyPair({ KeyName: 'door' });
  const Filters = [{ Name: 'platform-details', Values: [platform] }];
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'], Filters });
  const ImageId = Images[0]?.ImageId;
  const made = await ec2.runInstances({ ImageId, KeyName: 'door', MinCount: 1, MaxCount: 1 });
  const InstanceId = made.Instances?.[0]?.InstanceId ?? '';
  const password = async () => (await ec2.getPasswordData({ InstanceId })).PasswordData;
  return { sandbox, KeyMaterial, password };
}

test('the password of a Windows instance comes after minutes, readable with its key', async () => {
  const { sandbox, KeyMaterial, password } = await launch('Windows');
  sandbox.clock.advance(60_000);
  assert.not(await password(), 'not yet');
  sandbox.clock.advance(240_000);
  const data = Buffer.from((await password()) ?? '', 'base64');
  // Node no longer takes PKCS#1 v1.5 padding off by itself: 0, 2, filling, 0, text.
  const padded = privateDecrypt({ key: KeyMaterial, padding: constants.RSA_NO_PADDING }, data);
  assert.equal([...padded.subarray(0, 2)], [0, 2]);
  assert.match(padded.subarray(padded.indexOf(0, 2) + 1).toString(), /^Sb!\w+-\w+$/);
  assert.equal(data.length, 256);
});

test('a Linux instance has no password', async () => {
  const { sandbox, password } = await launch('Linux/UNIX');
  sandbox.clock.advance(600_000);
  assert.not(await password());
});

test.run();
