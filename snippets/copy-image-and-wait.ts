// ---
// title: Copy an image here from another region, and wait
// description: Copies with --apply; without, shows what would be copied.
// tags: [ec2, changes]
// parameters:
//   imageId:
//     description: the image to copy
//     required: true
//     pattern: 'ami-[0-9a-f]{8,17}'
//   sourceRegion:
//     description: where it is
//     required: true
//     pattern: '[a-z]{2}(-[a-z]+)+-\d'
//   imageName:
//     description: what the copy is called; like the image when empty
//   apply:
//     description: copy it, instead of looking only
// ---

// %% tags=["parameters"]
import { ec2, everywhere } from 'awsh';

const imageId: string = '';
const sourceRegion: string = '';
const imageName: string = '';
const apply: boolean = false;

// %% The image where it is
const [image] = await everywhere(
  { session: ec2.session, regions: sourceRegion },
  async (session) => {
    const { Images = [] } = await session.service('ec2').describeImages({ ImageIds: [imageId] });
    return Images;
  },
).toArray();
if (!image) throw new Error(`there is no ${imageId} in ${sourceRegion}`);
[image].map(({ ImageId, Name, Architecture, CreationDate }) => ({
  ImageId,
  Name,
  Architecture,
  CreationDate,
}));

// %% The copy
const { ImageId: copy } = apply
  ? await ec2.copyImage({
      SourceImageId: imageId,
      SourceRegion: sourceRegion,
      Name: imageName || image.Name,
      CopyImageTags: true,
    })
  : {};
if (copy) await ec2.wait.imageAvailable({ ImageIds: [copy] });
else console.log(`${imageId} would be copied to ${ec2.session.region}: --apply does it`);

// %% The image here
const { Images: here = [] } = copy ? await ec2.describeImages({ ImageIds: [copy] }) : {};
here.map(({ ImageId, Name, State }) => ({ ImageId, Name, State }));
