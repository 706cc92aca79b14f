import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/awsh.ts';
import { kinds } from '../../../helpers/resource/service-members.ts';
import type { ServiceHandle } from '../../../helpers/service/handle.ts';
import { printValue } from '../../../shell/print/index.ts';
import { instance } from './instances.ts';

const ec2 = new Session({ region: 'us-east-1' }).service('ec2');
const owner = kinds('ec2')?.of(ec2 as unknown as ServiceHandle);
const loaded = [0, 1].map((number) =>
  owner?.make('Instance', { id: instance(number).InstanceId }, instance(number)),
);
const shown = (value: unknown, format: 'auto' | 'json' | 'csv' = 'auto') =>
  printValue(value, { format, width: 100, color: false });

test('a resource is its label', () => {
  assert.is(shown(loaded[0]), 'Instance i-0a1b2c3d4e5f60710 · web-0 · t3.micro · running');
  assert.is(shown(ec2.Instance('i-1')), 'Instance i-1');
});

test('resources are a table in the columns of their kind, counted', () => {
  const lines = shown(loaded).split('\n');
  assert.match(lines[0] ?? '', /^ {2}id +name +type +state +az +private ip +age$/);
  assert.match(lines[1] ?? '', /^ {2}i-0a1b2c3d4e5f60710 {2}web-0 {2}t3\.micro {2}running/);
  assert.is(lines[3], '2 instances');
});

test('what is counted is called as AWS says it', () => {
  const vpcs = [0, 1].map((at) => owner?.make('Vpc', { id: `vpc-${at}` }, { VpcId: `vpc-${at}` }));
  assert.match(shown(vpcs), /\n2 VPCs$/);
  const options = [0, 1].map((at) => ({ DhcpOptionsId: `dopt-${at}`, DhcpConfigurations: [] }));
  assert.not.match(shown(options), /optionses/);
});

test('resources of which nothing is known yet are listed by id', () => {
  assert.match(shown([ec2.Instance('i-1'), ec2.Instance('i-2')]), /Instance i-1, Instance i-2/);
});

test("a resource's data go into the machine formats", () => {
  assert.is(JSON.parse(shown(loaded, 'json'))[1].PrivateIpAddress, '10.0.1.11');
  assert.match(shown(loaded, 'csv'), /^InstanceId,ImageId/);
});

test('records of a kind awsh knows have its columns, and are counted', () => {
  const text = shown([instance(0), instance(1), instance(2)]);
  assert.match(text, /^ {2}id +name/);
  assert.match(text, /\n3 instances$/);
});

test('members somebody picked are all shown, though their kind has other columns', () => {
  const { InstanceId, InstanceType, State, ImageId } = instance(0);
  const text = shown([{ InstanceId, InstanceType, State, ImageId }]);
  assert.match(text, /^ {2}InstanceId +InstanceType +State +ImageId\n.*t3\.micro +running +ami-/);
});

test.run();
