import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { EC2 } from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox, present } from './clients.ts';

interface Documented {
  readonly operations: Readonly<Record<string, { readonly input?: { readonly shape: string } }>>;
  readonly shapes: Readonly<
    Record<string, { readonly members?: Record<string, { readonly documentation?: string }> }>
  >;
}

const botocore = present('python3', '-c', 'import botocore');
if (!botocore) console.log('skip: the filters that AWS documents: python3 has no botocore here');

/** What some operations need before they look at filters. */
const needs: Readonly<Record<string, (ec2: EC2) => Promise<object>>> = {
  async DescribeFleetInstances(ec2) {
    const LaunchTemplateName = 'web';
    await ec2.createLaunchTemplate({ LaunchTemplateName, LaunchTemplateData: { KeyName: 'a' } });
    return ec2.createFleet({
      LaunchTemplateConfigs: [
        { LaunchTemplateSpecification: { LaunchTemplateName, Version: '$Default' } },
      ],
      TargetCapacitySpecification: { TotalTargetCapacity: 0 },
      Type: 'maintain',
    });
  },
  DescribeLaunchTemplateVersions: async () => ({ Versions: ['$Latest'] }),
  async DescribeVpcEndpointServicePermissions(ec2) {
    const { ServiceConfiguration } = await ec2.createVpcEndpointServiceConfiguration({
      NetworkLoadBalancerArns: ['arn:aws:elasticloadbalancing:us-east-1:123456789012:lb/net/a/b'],
    });
    return { ServiceId: ServiceConfiguration?.ServiceId };
  },
  GetSecurityGroupsForVpc: async (ec2) => ({
    VpcId: (await ec2.describeVpcs({})).Vpcs?.[0]?.VpcId,
  }),
  GetSubnetCidrReservations: async (ec2) => ({
    SubnetId: (await ec2.describeSubnets({})).Subnets?.[0]?.SubnetId,
  }),
  GetTransitGatewayRouteTableAssociations: transitTable,
  GetTransitGatewayRouteTablePropagations: transitTable,
  SearchTransitGatewayRoutes: transitTable,
};

/** Filters whose values are looked at: another value than these is refused. */
const values: Readonly<Record<string, string>> = {
  'route-search.exact-match': '10.0.0.0/16',
  'route-search.longest-prefix-match': '10.0.0.0/16',
  'route-search.subnet-of-match': '10.0.0.0/16',
  'route-search.supernet-of-match': '10.0.0.0/16',
};

(botocore ? test : test.skip)(
  'every operation takes the filters that AWS documents for it, and refuses others',
  async () => {
    const { sandbox, ec2 } = openSandbox({ fixture: 'tutorial' });
    const built = (await sandbox.coverage()).find(({ service }) => service === 'ec2')?.operations;
    const wrong: string[] = [];
    let filters = 0;
    for (const [operation, { member, names }] of documentedFilters(built ?? [])) {
      const call = callOf(ec2, operation);
      const needed = (await needs[operation]?.(ec2)) ?? {};
      const said = async (Name: string) =>
        call({ ...needed, [member]: [{ Name, Values: [values[Name] ?? 'x'] }] }).then(
          () => 'taken',
          (error: Error) => `${error.name}: ${error.message}`,
        );
      for (const name of names) {
        const answer = await said(name.startsWith('tag:') ? 'tag:Name' : name);
        if (answer !== 'taken') wrong.push(`${operation} ${name}: ${answer}`);
        filters += 1;
      }
      const answer = await said('moon-phase');
      if (!/^InvalidParameterValue: .*moon-phase/.test(answer)) {
        wrong.push(`${operation} moon-phase: ${answer}`);
      }
    }
    assert.equal(wrong, []);
    assert.ok(filters > 600, `${filters} filters`);
  },
);

test('volumes that change are found by what they were and will be', async () => {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const zone = { AvailabilityZone: 'us-east-1a' };
  const { VolumeId } = await ec2.createVolume({ ...zone, Size: 10, VolumeType: 'gp2' });
  sandbox.clock.advance(60_000);
  const { VolumeModification } = await ec2.modifyVolume({ VolumeId, VolumeType: 'gp3', Size: 20 });
  assert.is(VolumeModification?.OriginalIops, 100);
  assert.is(VolumeModification?.TargetIops, 3000);
  assert.is(VolumeModification?.TargetThroughput, 125);
  assert.is(VolumeModification?.EndTime, undefined);
  const Filters = [
    { Name: 'original-volume-type', Values: ['gp2'] },
    { Name: 'target-iops', Values: ['3000'] },
    { Name: 'targetMultiAttachEnabled', Values: ['false'] },
  ];
  const { VolumesModifications } = await ec2.describeVolumesModifications({ Filters });
  assert.is(VolumesModifications?.length, 1);
  const slow = await ec2.createVolume({ ...zone, Size: 10, VolumeType: 'gp2' });
  sandbox.clock.advance(60_000);
  const shared = ec2.modifyVolume({ VolumeId: slow.VolumeId, MultiAttachEnabled: true });
  assert.is((await errorOf(shared)).name, 'InvalidParameterCombination');
  const fast = await ec2.modifyVolume({ VolumeId: slow.VolumeId, VolumeType: 'io2' });
  assert.is(fast.VolumeModification?.TargetIops, 3000);
});

test('instance types tell their speed, and are found by it', async () => {
  const { ec2 } = openSandbox();
  const { InstanceTypes } = await ec2.describeInstanceTypes({ InstanceTypes: ['m5.large'] });
  const [{ EbsInfo, NetworkInfo, VCpuInfo, NitroTpmSupport } = {}] = InstanceTypes ?? [];
  assert.is(EbsInfo?.EbsOptimizedInfo?.MaximumBandwidthInMbps, 4750);
  assert.is(EbsInfo?.EbsOptimizedInfo?.BaselineThroughputInMBps, 81.25);
  assert.is(NetworkInfo?.NetworkCards?.[0]?.BaselineBandwidthInGbps, 0.75);
  assert.equal(VCpuInfo?.ValidThreadsPerCore, [1, 2]);
  assert.is(NitroTpmSupport, 'supported');
  const found = await ec2.describeInstanceTypes({
    Filters: [
      { Name: 'ebs-info.ebs-optimized-info.maximum-iops', Values: ['18750'] },
      { Name: 'instance-type', Values: ['m5.*large'] },
    ],
  });
  assert.ok(found.InstanceTypes?.some(({ InstanceType }) => InstanceType === 'm5.large'));
});

function* documentedFilters(built: readonly string[]) {
  const { operations, shapes } = model();
  for (const operation of built) {
    const { members = {} } = shapes[operations[operation]?.input?.shape ?? ''] ?? {};
    for (const member of ['Filters', 'Filter'] as const) {
      const names = namesIn(members[member]?.documentation ?? '');
      if (names.length > 0) yield [operation, { member, names }] as const;
    }
  }
}

/** The names in a list of filters; a list inside of it has values. */
function namesIn(documentation: string): string[] {
  let depth = 0;
  const names: string[] = [];
  for (const [mark, name] of documentation.matchAll(
    /<\/?ul>|<li>\s*<p>\s*<code>([^<]+)<\/code>/g,
  )) {
    if (mark === '<ul>') depth += 1;
    else if (mark === '</ul>') depth -= 1;
    else if (name && depth === 1) names.push(name.replace(/&lt;.*|:$/, '').trim());
  }
  // What is documented as `tag` is used as `tag:Key`.
  return names.filter((name) => name !== 'tag');
}

function model(): Documented {
  const find = 'import botocore, os; print(os.path.dirname(botocore.__file__))';
  const folder = `${execFileSync('python3', ['-c', find]).toString().trim()}/data/ec2`;
  const latest = readdirSync(folder).sort().at(-1);
  return JSON.parse(
    gunzipSync(readFileSync(`${folder}/${latest}/service-2.json.gz`)).toString(),
  ) as Documented;
}

function callOf(ec2: EC2, operation: string): (input: object) => Promise<unknown> {
  const name = `${operation.charAt(0).toLowerCase()}${operation.slice(1)}`;
  const method = Reflect.get(ec2, name) as (input: object) => Promise<unknown>;
  return (input) => method.call(ec2, input);
}

async function transitTable(ec2: EC2): Promise<object> {
  await ec2.createTransitGateway({});
  const { TransitGatewayRouteTables } = await ec2.describeTransitGatewayRouteTables({});
  return {
    TransitGatewayRouteTableId: TransitGatewayRouteTables?.[0]?.TransitGatewayRouteTableId,
  };
}

test.run();
