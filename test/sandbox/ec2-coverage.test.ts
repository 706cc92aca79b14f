import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { coverageOf } from '../../sandbox/coverage.ts';
import { services } from '../../sandbox/services.ts';
import { errorOf, openSandbox } from './clients.ts';

/** What this test reads of boto3's resource layer: the operations behind its methods. */
interface ResourceNames {
  readonly load?: string;
  readonly actions?: Readonly<Record<string, string>>;
  readonly batchActions?: Readonly<Record<string, string>>;
  readonly hasMany?: Readonly<Record<string, { readonly operation: string }>>;
}

/** AWS retired ClassicLink, the link to networks from before VPCs, in 2022. */
const retired = /ClassicLink/;

const names = fileURLToPath(
  new URL('../../../../shared/data/boto3-resources.json', import.meta.url),
);
const listed = existsSync(names);
if (!listed) console.log("skip: the EC2 operations behind boto3's resources: no list of them here");

(listed ? test : test.skip)("every EC2 operation behind boto3's resources is there", async () => {
  const { ec2 } = JSON.parse(readFileSync(names, 'utf8')).services;
  const wanted = [ec2.service, ...Object.values(ec2.resources)].flatMap(operationsOf);
  const built = (await coverageOf(services)).find(({ service }) => service === 'ec2')?.operations;
  const missing = wanted.filter((name) => !built?.includes(name) && !retired.test(name));
  assert.equal([...new Set(missing)], []);
  assert.ok(wanted.length > 100);
});

test('source and destination are checked again after a reset', async () => {
  const { ec2 } = openSandbox();
  const SubnetId = (await ec2.describeSubnets({})).Subnets?.[0]?.SubnetId;
  const { NetworkInterface } = await ec2.createNetworkInterface({ SubnetId });
  const NetworkInterfaceId = NetworkInterface?.NetworkInterfaceId ?? '';
  const id = { NetworkInterfaceId };
  const checked = async () =>
    (await ec2.describeNetworkInterfaceAttribute({ ...id, Attribute: 'sourceDestCheck' }))
      .SourceDestCheck?.Value;
  await ec2.modifyNetworkInterfaceAttribute({ ...id, SourceDestCheck: { Value: false } });
  assert.is(await checked(), false);
  await ec2.resetNetworkInterfaceAttribute({ ...id, SourceDestCheck: '' });
  assert.is(await checked(), true);
  const error = await errorOf(ec2.resetNetworkInterfaceAttribute(id));
  assert.is(error.name, 'InvalidParameterCombination');
});

test('feedback on the status of an instance is taken while it runs', async () => {
  const { sandbox, ec2 } = openSandbox({ fixture: 'tutorial' });
  const { Reservations = [] } = await ec2.describeInstances({
    Filters: [{ Name: 'instance-state-name', Values: ['running'] }],
  });
  const id = Reservations[0]?.Instances?.[0]?.InstanceId ?? '';
  const report = (Instances: string[]) =>
    ec2.reportInstanceStatus({ Instances, Status: 'impaired', ReasonCodes: ['unresponsive'] });
  await report([id]);
  assert.is((await errorOf(report(['i-12345678']))).name, 'InvalidInstanceID.NotFound');
  await ec2.stopInstances({ InstanceIds: [id] });
  sandbox.clock.advance(600_000);
  assert.is((await errorOf(report([id]))).name, 'IncorrectInstanceState');
});

function operationsOf({
  load,
  actions = {},
  batchActions = {},
  hasMany = {},
}: ResourceNames): string[] {
  const lists = Object.values(hasMany).map(({ operation }) => operation);
  return [load ?? [], Object.values(actions), Object.values(batchActions), lists].flat();
}

test.run();
