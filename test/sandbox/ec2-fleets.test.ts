import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openSandbox } from './clients.ts';

async function image() {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  return { sandbox, ec2, ImageId: Images[0]?.ImageId ?? '' };
}

test('an instant fleet names its instances, on demand and spot, and takes them along', async () => {
  const { sandbox, ec2, ImageId } = await image();
  await ec2.createLaunchTemplate({
    LaunchTemplateName: 'web',
    LaunchTemplateData: { ImageId, InstanceType: 't3.micro' },
  });
  const { FleetId = '', Instances = [] } = await ec2.createFleet({
    Type: 'instant',
    LaunchTemplateConfigs: [
      { LaunchTemplateSpecification: { LaunchTemplateName: 'web', Version: '$Latest' } },
    ],
    TargetCapacitySpecification: {
      TotalTargetCapacity: 3,
      OnDemandTargetCapacity: 1,
      DefaultTargetCapacityType: 'spot',
    },
  });
  assert.equal(
    Instances.map((it) => [it.Lifecycle, it.InstanceIds?.length]),
    [
      ['on-demand', 1],
      ['spot', 2],
    ],
  );
  const { ActiveInstances = [] } = await ec2.describeFleetInstances({ FleetId });
  assert.is(ActiveInstances.length, 3);
  const gone = await ec2.deleteFleets({ FleetIds: [FleetId], TerminateInstances: true });
  assert.is(gone.SuccessfulFleetDeletions?.[0]?.CurrentFleetState, 'deleted_terminating');
  sandbox.clock.advance(60_000);
  assert.is((await ec2.describeFleets({ FleetIds: [FleetId] })).Fleets?.[0]?.FulfilledCapacity, 0);
});

test('a spot fleet takes the cheapest offer or spreads over all, and follows its target', async () => {
  const { ec2, ImageId } = await image();
  const request = async (AllocationStrategy: 'lowestPrice' | 'diversified') => {
    const { SpotFleetRequestId = '' } = await ec2.requestSpotFleet({
      SpotFleetRequestConfig: {
        IamFleetRole: 'arn:aws:iam::123456789012:role/fleet',
        AllocationStrategy,
        TargetCapacity: 6,
        LaunchSpecifications: [
          { ImageId, InstanceType: 't3.small', WeightedCapacity: 2 },
          { ImageId, InstanceType: 't3.2xlarge', WeightedCapacity: 4 },
        ],
      },
    });
    return SpotFleetRequestId;
  };
  const types = async (SpotFleetRequestId: string) =>
    (await ec2.describeSpotFleetInstances({ SpotFleetRequestId })).ActiveInstances?.map(
      (it) => it.InstanceType,
    );
  assert.equal(await types(await request('diversified')), ['t3.small', 't3.2xlarge']);
  const id = await request('lowestPrice');
  assert.equal(await types(id), ['t3.small', 't3.small', 't3.small']);
  await ec2.modifySpotFleetRequest({ SpotFleetRequestId: id, TargetCapacity: 2 });
  assert.is((await types(id))?.length, 1);
  await ec2.modifySpotFleetRequest({ SpotFleetRequestId: id, TargetCapacity: 8 });
  assert.is((await types(id))?.length, 4);
  const { UnsuccessfulFleetRequests = [] } = await ec2.cancelSpotFleetRequests({
    SpotFleetRequestIds: [id, 'sfr-none'],
    TerminateInstances: true,
  });
  assert.is(UnsuccessfulFleetRequests[0]?.SpotFleetRequestId, 'sfr-none');
  assert.equal(await types(id), []);
});

test.run();
