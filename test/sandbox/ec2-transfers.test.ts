import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';
import { s3Of, textOf } from './s3/client.ts';

const Bucket = 'disks';

async function openWithBucket() {
  const { sandbox, ec2 } = openSandbox({ fixture: 'tutorial' });
  const s3 = s3Of(sandbox);
  await s3.createBucket({ Bucket });
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const [first] = Images;
  const { ImageId = '' } = await ec2.copyImage({
    SourceImageId: first?.ImageId,
    SourceRegion: 'us-east-1',
    Name: 'mine',
  });
  sandbox.clock.advance(600_000);
  return { sandbox, ec2, s3, ImageId, foreign: first?.ImageId ?? '' };
}

test('an image is stored as an object and comes back from it in another region', async () => {
  const { sandbox, ec2, s3, ImageId, foreign } = await openWithBucket();
  const refused = async (call: Promise<unknown>) => (await errorOf(call)).name;
  assert.is(await refused(ec2.createStoreImageTask({ ImageId: foreign, Bucket })), 'AuthFailure');
  const nowhere = ec2.createStoreImageTask({ ImageId, Bucket: 'no-such-bucket' });
  assert.is(await refused(nowhere), 'InvalidParameterValue');

  const S3ObjectTags = [{ Key: 'team', Value: 'web' }];
  const { ObjectKey = '' } = await ec2.createStoreImageTask({ ImageId, Bucket, S3ObjectTags });
  assert.is(ObjectKey, `${ImageId}.bin`);
  sandbox.clock.advance(30_000);
  const half = (await ec2.describeStoreImageTasks({})).StoreImageTaskResults?.[0];
  assert.is(half?.StoreTaskState, 'InProgress');
  assert.ok((half?.ProgressPercentage ?? 0) > 0 && (half?.ProgressPercentage ?? 100) < 100);
  sandbox.clock.advance(120_000);
  const { StoreImageTaskResults } = await ec2.describeStoreImageTasks({ ImageIds: [ImageId] });
  assert.is(StoreImageTaskResults?.[0]?.StoreTaskState, 'Completed');
  const { TagSet } = await s3.getObjectTagging({ Bucket, Key: ObjectKey });
  assert.equal(TagSet, S3ObjectTags);

  const double = ec2.createRestoreImageTask({ Bucket, ObjectKey });
  assert.is(await refused(double), 'InvalidAMIName.Duplicate');
  await s3.putObject({ Bucket, Key: 'odd', Body: 'awsh sandbox image\n{"name":1}' });
  const odd = ec2.createRestoreImageTask({ Bucket, ObjectKey: 'odd' });
  assert.is(await refused(odd), 'InvalidParameterValue');
  const restored = await ec2.createRestoreImageTask({ Bucket, ObjectKey, Name: 'back' });
  sandbox.clock.advance(120_000);
  const { Images } = await ec2.describeImages({ ImageIds: [restored.ImageId ?? ''] });
  assert.is(Images?.[0]?.State, 'available');
  assert.is(Images?.[0]?.Name, 'back');
});

test('an image is exported to a file and imported from it', async () => {
  const { sandbox, ec2, s3, ImageId } = await openWithBucket();
  const { ExportImageTaskId = '' } = await ec2.exportImage({
    ImageId,
    DiskImageFormat: 'VMDK',
    S3ExportLocation: { S3Bucket: Bucket, S3Prefix: 'out/' },
  });
  sandbox.clock.advance(600_000);
  const ids = { ExportImageTaskIds: [ExportImageTaskId] };
  const { ExportImageTasks } = await ec2.describeExportImageTasks(ids);
  assert.is(ExportImageTasks?.[0]?.Status, 'completed');
  const Key = `out/${ExportImageTaskId}.vmdk`;
  assert.match((await textOf(await s3.getObject({ Bucket, Key }))) ?? '', /VMDK/);

  const from = (Url: string) => ec2.importImage({ DiskContainers: [{ Format: 'VMDK', Url }] });
  assert.is((await errorOf(from(`s3://${Bucket}/nothing`))).name, 'InvalidParameter');
  const { ImportTaskId = '' } = await from(`s3://${Bucket}/${Key}`);
  sandbox.clock.advance(600_000);
  const { ImportImageTasks } = await ec2.describeImportImageTasks({
    ImportTaskIds: [ImportTaskId],
  });
  assert.is(ImportImageTasks?.[0]?.Status, 'completed');
  const made = ImportImageTasks?.[0]?.ImageId ?? '';
  assert.is((await ec2.describeImages({ ImageIds: [made] })).Images?.[0]?.Name, ImportTaskId);

  const again = await from(`https://${Bucket}.s3.us-east-1.amazonaws.com/${Key}`);
  const cancelled = await ec2.cancelImportTask({ ImportTaskId: again.ImportTaskId });
  assert.is(cancelled.PreviousState, 'active');
  const twice = ec2.cancelImportTask({ ImportTaskId: again.ImportTaskId });
  assert.is((await errorOf(twice)).name, 'IncorrectState');
});

test('disk files become a stopped instance', async () => {
  const { sandbox, ec2 } = await openWithBucket();
  const Image = {
    Format: 'VMDK',
    Bytes: 9_000,
    ImportManifestUrl: 'https://example.com/m',
  } as const;
  const { ConversionTask } = await ec2.importInstance({
    Platform: 'Windows',
    LaunchSpecification: { InstanceType: 't3.micro' },
    DiskImages: [{ Image, Volume: { Size: 40 } }],
  });
  const ConversionTaskIds = [ConversionTask?.ConversionTaskId ?? ''];
  assert.is(ConversionTask?.State, 'active');
  sandbox.clock.advance(600_000);
  const { ConversionTasks } = await ec2.describeConversionTasks({ ConversionTaskIds });
  assert.is(ConversionTasks?.[0]?.State, 'completed');
  const InstanceIds = [ConversionTasks?.[0]?.ImportInstance?.InstanceId ?? ''];
  const { Reservations } = await ec2.describeInstances({ InstanceIds });
  const instance = Reservations?.[0]?.Instances?.[0];
  assert.is(instance?.State?.Name, 'stopped');
  assert.is(instance?.PlatformDetails, 'Windows');
  const unknown = ec2.describeConversionTasks({ ConversionTaskIds: ['import-i-00000000'] });
  assert.is((await errorOf(unknown)).name, 'InvalidConversionTaskId.NotFound');
});

test('a report counts the instances and templates that use an image', async () => {
  const { sandbox, ec2, ImageId } = await openWithBucket();
  await ec2.runInstances({ ImageId, MinCount: 2, MaxCount: 2 });
  const LaunchTemplateData = { ImageId };
  await ec2.createLaunchTemplate({ LaunchTemplateName: 'web', LaunchTemplateData });
  const ResourceTypes = [{ ResourceType: 'ec2:Instance' }, { ResourceType: 'ec2:LaunchTemplate' }];
  const { ReportId = '' } = await ec2.createImageUsageReport({ ImageId, ResourceTypes });
  const entries = async () => {
    const { ImageUsageReportEntries = [] } = await ec2.describeImageUsageReportEntries({
      ReportIds: [ReportId],
    });
    return ImageUsageReportEntries.map((it) => [it.ResourceType, it.UsageCount]);
  };
  assert.equal(await entries(), []);
  sandbox.clock.advance(60_000);
  assert.equal(await entries(), [
    ['ec2:Instance', 2],
    ['ec2:LaunchTemplate', 1],
  ]);
  await ec2.deleteImageUsageReport({ ReportId });
  assert.equal((await ec2.describeImageUsageReports({})).ImageUsageReports, []);
});

test.run();
