import { s3Of } from './s3/client.ts';
import type { Place } from './waiter-places.ts';
import type { Scene } from './waiter-scene.ts';

const Bucket = 'disks';
const file = { S3Bucket: Bucket, S3Key: 'disk.vmdk' };

async function bucket({ sandbox }: Place, Body = 'a disk') {
  const s3 = s3Of(sandbox);
  await s3.createBucket({ Bucket });
  await s3.putObject({ Bucket, Key: file.S3Key, Body });
  return async () => {
    await s3.deleteObject({ Bucket, Key: file.S3Key });
    await s3.deleteBucket({ Bucket });
  };
}

async function ownImage({ ec2, sandbox }: Place) {
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const { ImageId = '' } = await ec2.copyImage({
    SourceImageId: Images[0]?.ImageId,
    SourceRegion: 'us-east-1',
    Name: 'mine',
  });
  sandbox.clock.advance(120_000);
  return ImageId;
}

async function storing(place: Place) {
  const remove = await bucket(place);
  const ImageId = await ownImage(place);
  await place.ec2.createStoreImageTask({ ImageId, Bucket });
  return { ImageIds: [ImageId], remove };
}

async function exporting(place: Place) {
  await bucket(place);
  const { Reservations = [] } = await place.ec2.describeInstances({});
  const { ExportTask } = await place.ec2.createInstanceExportTask({
    InstanceId: Reservations[0]?.Instances?.[0]?.InstanceId,
    TargetEnvironment: 'vmware',
    ExportToS3Task: { DiskImageFormat: 'VMDK', S3Bucket: Bucket, S3Prefix: 'out/' },
  });
  return { ExportTaskIds: [ExportTask?.ExportTaskId ?? ''] };
}

async function cancelledExport(place: Place) {
  const these = await exporting(place);
  await place.ec2.cancelExportTask({ ExportTaskId: these.ExportTaskIds[0] });
  return these;
}

async function importing(place: Place, content: string) {
  await bucket(place, content);
  const DiskContainer = { Format: 'VMDK', UserBucket: file };
  const { ImportTaskId = '' } = await place.ec2.importSnapshot({ DiskContainer });
  return { ImportTaskIds: [ImportTaskId] };
}

async function converting({ ec2 }: Place) {
  const { ConversionTask } = await ec2.importVolume({
    AvailabilityZone: 'us-east-1a',
    Image: { Format: 'RAW', Bytes: 1_000_000, ImportManifestUrl: 'https://example.com/manifest' },
    Volume: { Size: 4 },
  });
  return { ConversionTaskIds: [ConversionTask?.ConversionTaskId ?? ''] };
}

async function cancelledConversion(place: Place) {
  const these = await converting(place);
  await place.ec2.cancelConversionTask({ ConversionTaskId: these.ConversionTaskIds[0] });
  return these;
}

/** The waiters for work that takes its time: files read and written, images counted. */
export const taskScenes: Readonly<Record<string, Scene>> = {
  StoreImageTaskComplete: {
    success: async (place) => ({ ImageIds: (await storing(place)).ImageIds }),
    ends: 'failure',
    otherwise: async (place) => {
      const { ImageIds, remove } = await storing(place);
      await remove();
      return { ImageIds };
    },
  },
  ExportTaskCompleted: { success: exporting, ends: 'timeout', otherwise: cancelledExport },
  ExportTaskCancelled: { success: cancelledExport, ends: 'timeout', otherwise: exporting },
  SnapshotImported: {
    success: (place) => importing(place, 'a disk'),
    ends: 'failure',
    otherwise: (place) => importing(place, ''),
  },
  ConversionTaskCompleted: {
    success: converting,
    ends: 'failure',
    otherwise: cancelledConversion,
  },
  ConversionTaskCancelled: { success: cancelledConversion, ends: 'timeout', otherwise: converting },
  // The waiter fails at a state that AWS does not give: a report that can't be made is in `error`.
  ImageUsageReportAvailable: {
    success: async (place) => {
      const ImageId = await ownImage(place);
      const ResourceTypes = [{ ResourceType: 'ec2:Instance' }];
      const { ReportId = '' } = await place.ec2.createImageUsageReport({ ImageId, ResourceTypes });
      return { ReportIds: [ReportId] };
    },
    ends: 'timeout',
    otherwise: () => ({ ReportIds: ['amiur-00000000'] }),
  },
};
