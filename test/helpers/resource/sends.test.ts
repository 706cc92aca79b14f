import { test } from 'uvu';
import * as assert from 'uvu/assert';
import '../../../helpers/awsh.ts';
import { actionsNamed, memberOf } from '../../../helpers/resource/sends.ts';
import { Session } from '../../../helpers/session.ts';

const session = new Session({ region: 'us-east-1' });
const sends = (service: 'ec2' | 's3', member: string) =>
  memberOf(session, service, member).sends.map(({ operation, effect }) => `${operation} ${effect}`);

test('an operation, a collection and a constructor tell what they send', () => {
  assert.equal(sends('ec2', 'terminateInstances'), ['TerminateInstances destroys']);
  assert.equal(sends('ec2', 'describe_vpcs'), ['DescribeVpcs reads']);
  assert.equal(memberOf(session, 'ec2', 'instances'), {
    sends: [{ service: 'ec2', operation: 'DescribeInstances', effect: 'reads' }],
    kind: 'Instance',
  });
  assert.equal(sends('ec2', 'createInstances'), ['RunInstances changes']);
  assert.equal(sends('ec2', 'session'), []);
});

test('what is known by its name alone counts as its name says', () => {
  assert.equal(sends('s3', 'uploadFile'), ['UploadFile changes']);
  assert.equal(sends('s3', 'downloadFile'), ['DownloadFile reads']);
  assert.equal(sends('ec2', 'deleteEverything'), ['DeleteEverything destroys']);
});

test('a method of resources tells its operation, or those of the kinds that have it', () => {
  const named = (method: string, kind?: string) =>
    actionsNamed(session, 'ec2', method, kind).map(({ operation }) => operation);
  assert.equal(named('terminate'), ['TerminateInstances']);
  assert.equal(named('delete', 'Volume'), ['DeleteVolume']);
  assert.ok(named('delete').includes('DeleteVpc'));
  assert.equal(named('create', 'Vpc'), ['CreateVpc']);
  assert.equal(named('map'), []);
});

test.run();
