/** The rules that find actions, references and listings, on EC2's own schemas. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import '../../../helpers/awsh.ts';
import { methodName } from '../../../helpers/resource/derive/actions.ts';
import { camel, kebab, plural } from '../../../helpers/resource/naming.ts';
import { dig } from '../../../helpers/resource/path.ts';
import { kinds } from '../../../helpers/resource/service-members.ts';

const ec2 = kinds('ec2');
const model = (kind: string) => {
  if (!ec2) throw new Error('no definitions');
  return ec2.model(kind);
};

test('a kind is loaded by the operation that takes its identifier and has its shape', () => {
  assert.equal(model('Instance').load, {
    operation: 'DescribeInstances',
    fills: [{ member: 'InstanceIds', prop: 'id', asList: true }],
    path: 'Reservations[].Instances[]',
  });
  assert.is(model('KeyPairInfo').load?.operation, 'DescribeKeyPairs');
  assert.is(model('Route').load, undefined);
});

test('actions are named without the kind they are done to', () => {
  const vpc = { name: 'Vpc', page: '', ids: {} };
  assert.is(methodName('DeleteVpc', vpc), 'delete');
  assert.is(methodName('DescribeVpcAttribute', vpc), 'describeAttribute');
  assert.is(methodName('CreateSubnet', vpc), 'createSubnet');
  const instance = { name: 'Instance', page: '', ids: {} };
  assert.is(methodName('StopInstances', instance), 'stop');
  assert.is(methodName('GetConsoleOutput', instance), 'consoleOutput');
});

test('there are far more actions than boto3 wrote down', () => {
  const kindsOfBoto3 = 22;
  const all = ec2?.definition.resources ?? [];
  const count = all.flatMap(({ name }) => Object.keys(model(name).actions)).length;
  assert.ok(all.length > kindsOfBoto3);
  assert.ok(count > 300, `${count} actions`);
  const batch = all.flatMap(({ name }) => Object.keys(model(name).batch)).length;
  assert.ok(batch > 80, `${batch} batch actions`);
});

test('what names another kind is a reference, what has its data brings them', () => {
  const { references } = model('Instance');
  assert.equal(references.vpc, { of: 'Vpc', path: 'VpcId', isData: false });
  assert.equal(references.securityGroups?.path, 'SecurityGroups[].GroupId');
  assert.equal(model('RouteTable').references.routes, {
    of: 'Route',
    path: 'Routes[]',
    isData: true,
  });
});

test('kinds that name a VPC are listed through it, by the filter of that name', () => {
  const { subnets, internetGateways } = model('Vpc').many;
  assert.equal(subnets?.filter, { name: 'vpc-id', prop: 'id' });
  assert.equal(internetGateways?.filter, { name: 'attachment.vpc-id', prop: 'id' });
});

test('names are made as AWS makes them', () => {
  assert.equal(['VpcId', 'DBInstances', 'ETag', 'ARN', 'SSEKMSKeyId'].map(camel), [
    'vpcId',
    'dbInstances',
    'eTag',
    'arn',
    'ssekmsKeyId',
  ]);
  assert.equal(['VpcId', 'DBInstanceId'].map(kebab), ['vpc-id', 'db-instance-id']);
  assert.equal(['Vpc', 'Policy', 'Address', 'DhcpOptions'].map(plural), [
    'Vpcs',
    'Policies',
    'Addresses',
    'DhcpOptions',
  ]);
});

test('a path finds what is there, and nothing of what JavaScript adds', () => {
  const answer = { A: [{ B: [{ C: 1 }, { C: 2 }] }, {}, { B: [{ C: 3 }] }] };
  assert.equal(dig(answer, 'A[].B[].C'), [1, 2, 3]);
  assert.is(dig(answer, 'A.constructor'), undefined);
  assert.equal(dig({}, 'A[]'), []);
});

test.run();
