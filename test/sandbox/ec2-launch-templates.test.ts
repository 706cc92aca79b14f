import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

async function template() {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const ImageId = Images[0]?.ImageId ?? '';
  const { LaunchTemplate } = await ec2.createLaunchTemplate({
    LaunchTemplateName: 'web',
    VersionDescription: 'first',
    LaunchTemplateData: {
      ImageId,
      InstanceType: 't3.small',
      UserData: 'aGk=',
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'env', Value: 'prod' }] }],
    },
    TagSpecifications: [{ ResourceType: 'launch-template', Tags: [{ Key: 'a', Value: 'b' }] }],
  });
  return { sandbox, ec2, ImageId, LaunchTemplateId: LaunchTemplate?.LaunchTemplateId ?? '' };
}

test('a template is made once under a name, and described by id, name and tag', async () => {
  const { ec2, ImageId, LaunchTemplateId } = await template();
  const again = { LaunchTemplateName: 'web', LaunchTemplateData: { ImageId } };
  const double = await errorOf(ec2.createLaunchTemplate(again));
  assert.is(double.name, 'InvalidLaunchTemplateName.AlreadyExistsException');
  const answers = [
    await ec2.describeLaunchTemplates({ LaunchTemplateIds: [LaunchTemplateId] }),
    await ec2.describeLaunchTemplates({ LaunchTemplateNames: ['web'] }),
    await ec2.describeLaunchTemplates({ Filters: [{ Name: 'tag:a', Values: ['b'] }] }),
  ];
  for (const { LaunchTemplates } of answers) {
    assert.is(LaunchTemplates?.[0]?.LaunchTemplateId, LaunchTemplateId);
  }
  const unknown = await errorOf(ec2.describeLaunchTemplates({ LaunchTemplateNames: ['api'] }));
  assert.is(unknown.name, 'InvalidLaunchTemplateName.NotFoundException');
});

test('a new version takes over what its source says and becomes the default when told', async () => {
  const { ec2, ImageId, LaunchTemplateId } = await template();
  await ec2.createLaunchTemplateVersion({
    LaunchTemplateId,
    SourceVersion: '1',
    LaunchTemplateData: { InstanceType: 't3.large' },
  });
  const latest = async (version: string) =>
    (await ec2.describeLaunchTemplateVersions({ LaunchTemplateId, Versions: [version] }))
      .LaunchTemplateVersions?.[0];
  assert.is((await latest('$Latest'))?.LaunchTemplateData?.InstanceType, 't3.large');
  assert.is((await latest('$Latest'))?.LaunchTemplateData?.ImageId, ImageId);
  assert.is((await latest('$Default'))?.VersionNumber, 1);
  await ec2.modifyLaunchTemplate({ LaunchTemplateId, DefaultVersion: '2' });
  assert.is((await latest('$Default'))?.VersionNumber, 2);
  const missing = await errorOf(latest('9'));
  assert.is(missing.name, 'InvalidLaunchTemplateId.VersionNotFound');
});

test('versions are deleted, save the default one and those that are not there', async () => {
  const { ec2, LaunchTemplateId } = await template();
  const data = { LaunchTemplateData: { InstanceType: 't3.nano' } } as const;
  await ec2.createLaunchTemplateVersion({ LaunchTemplateId, ...data });
  const answer = await ec2.deleteLaunchTemplateVersions({
    LaunchTemplateId,
    Versions: ['1', '2', '7'],
  });
  assert.equal(
    answer.SuccessfullyDeletedLaunchTemplateVersions?.map((it) => it.VersionNumber),
    [2],
  );
  assert.equal(
    answer.UnsuccessfullyDeletedLaunchTemplateVersions?.map((it) => it.VersionNumber),
    [1, 7],
  );
  const { LaunchTemplateVersion } = await ec2.createLaunchTemplateVersion({
    LaunchTemplateId,
    ...data,
  });
  assert.is(LaunchTemplateVersion?.VersionNumber, 3);
});

test('an instance comes from a template, and the request has the last word', async () => {
  const { ec2, ImageId, LaunchTemplateId } = await template();
  const { Instances = [] } = await ec2.runInstances({
    LaunchTemplate: { LaunchTemplateName: 'web' },
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'w' }] }],
  });
  const [instance] = Instances;
  assert.is(instance?.ImageId, ImageId);
  assert.is(instance?.InstanceType, 't3.micro');
  const tags = Object.fromEntries((instance?.Tags ?? []).map(({ Key, Value }) => [Key, Value]));
  assert.equal(tags, {
    env: 'prod',
    Name: 'w',
    'aws:ec2launchtemplate:id': LaunchTemplateId,
    'aws:ec2launchtemplate:version': '1',
  });
  const { LaunchTemplateData } = await ec2.getLaunchTemplateData({
    InstanceId: instance?.InstanceId,
  });
  assert.is(LaunchTemplateData?.UserData, 'aGk=');
});

test('a deleted template is gone', async () => {
  const { ec2, LaunchTemplateId } = await template();
  await ec2.deleteLaunchTemplate({ LaunchTemplateName: 'web' });
  const gone = await errorOf(ec2.deleteLaunchTemplate({ LaunchTemplateId }));
  assert.is(gone.name, 'InvalidLaunchTemplateId.NotFound');
});

test.run();
