// ---
// title: Launch an instance and wait until it runs
// description: Takes the newest Amazon Linux unless an image is given. Launches with --apply; without, asks EC2 whether it would be allowed.
// tags: [ec2, changes]
// parameters:
//   instanceName:
//     description: its Name tag
//   instanceType:
//     description: how big it is
//   imageId:
//     description: the image; the newest Amazon Linux when empty
//     pattern: '(ami-[0-9a-f]{8,17})?'
//   apply:
//     description: launch it, instead of asking whether it could be
// ---

// %% tags=["parameters"]
import { ec2, filters, instances, tagList } from 'awsh';

const instanceName: string = 'web';
const instanceType: 't3.micro' | 't3.small' | 't3.medium' | 't4g.micro' = 't3.micro';
const imageId: string = '';
const apply: boolean = false;

// %% The image
const kind = instanceType.startsWith('t4g') ? 'arm64' : 'x86_64';
const { Images = [] } = await ec2.describeImages(
  imageId !== ''
    ? { ImageIds: [imageId] }
    : {
        Owners: ['amazon'],
        Filters: filters({ name: 'al2023-ami-2023*', architecture: kind, state: 'available' }),
      },
);
const [image] = Images.toSorted((a, b) =>
  (b.CreationDate ?? '').localeCompare(a.CreationDate ?? ''),
);
if (!image?.ImageId) throw new Error('there is no such image here: give one with --image-id');
[image].map(({ ImageId, Name, CreationDate }) => ({ ImageId, Name, CreationDate }));

// %% Launch it, or ask whether it could be
const asked = await ec2
  .runInstances({
    ImageId: image.ImageId,
    InstanceType: instanceType,
    MinCount: 1,
    MaxCount: 1,
    DryRun: !apply,
    TagSpecifications: [{ ResourceType: 'instance', Tags: tagList({ Name: instanceName }) }],
  })
  .catch((error: Error) => {
    if (error.name === 'DryRunOperation') return undefined;
    throw error;
  });
const [launched] = asked?.Instances ?? [];

// %% Wait until it runs
const started = launched?.InstanceId ? [launched.InstanceId] : [];
if (started.length === 0) console.log('it could be launched: --apply does it');
else await ec2.wait.instanceRunning({ InstanceIds: started });
const now = started.length > 0 ? await ec2.describeInstances({ InstanceIds: started }) : {};
instances(now).map(({ InstanceId, State, PublicIpAddress }) => ({
  id: InstanceId,
  state: State?.Name,
  ip: PublicIpAddress,
}));
