import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createSandbox } from '../../sandbox/index.ts';
import { environment, present } from './clients.ts';

const execute = promisify(execFile);

/** What every Python program below begins with. */
const preamble = `
import boto3
from botocore.exceptions import ClientError, WaiterError

client = boto3.client('ec2')
ec2 = boto3.resource('ec2')
image = client.describe_images(Owners=['amazon'])['Images'][0]['ImageId']


def launch(count=1, **more):
    return ec2.create_instances(
        ImageId=image, InstanceType='t3.micro', MinCount=count, MaxCount=count, **more
    )


def code_of(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except ClientError as error:
        return error.response['Error']['Code']
    return None
`;

const boto3 = present('python3', '-c', 'import boto3');
if (!boto3) console.log('skip: Python programs over HTTP: python3 has no boto3 here');

/** A program whose assertions hold when run by Python against a sandbox of its own. */
function python(title: string, program: string): void {
  (boto3 ? test : test.skip)(title, () =>
    served(async (url) => {
      const args = ['-c', preamble + program];
      const ended = execute('python3', args, { env: environment(url) });
      await ended.catch(({ stderr }) => assert.unreachable(stderr));
    }),
  );
}

async function served(body: (url: string) => Promise<void>): Promise<void> {
  const server = await createSandbox({ clock: 'instant', fixture: 'empty' }).listen();
  try {
    await body(server.url);
  } finally {
    await server.close();
  }
}

python(
  "boto3's client launches, describes and terminates a reservation",
  `
answer = client.run_instances(ImageId=image, InstanceType='t3.micro', MinCount=2, MaxCount=3)
assert len(answer['Instances']) == 3, answer
assert answer['Instances'][0]['State'] == {'Code': 0, 'Name': 'pending'}
ids = [instance['InstanceId'] for instance in answer['Instances']]
[reservation] = client.describe_instances(InstanceIds=ids)['Reservations']
assert reservation['ReservationId'] == answer['ReservationId']
assert {i['State']['Name'] for i in reservation['Instances']} == {'running'}
assert sorted(i['AmiLaunchIndex'] for i in reservation['Instances']) == [0, 1, 2]
changes = client.terminate_instances(InstanceIds=ids)['TerminatingInstances']
assert {c['CurrentState']['Name'] for c in changes} == {'shutting-down'}
client.get_waiter('instance_terminated').wait(InstanceIds=ids)
`,
);

python(
  "boto3's resources create an instance, wait for it, reload it, list it and end it",
  `
tags = [{'ResourceType': 'instance', 'Tags': [{'Key': 'Name', 'Value': 'web'}]}]
[instance] = launch(TagSpecifications=tags)
assert instance.state['Name'] == 'pending'
instance.wait_until_running()
instance.reload()
assert instance.state['Name'] == 'running'
assert instance.tags == [{'Key': 'Name', 'Value': 'web'}]
assert instance.vpc.is_default and instance.subnet.map_public_ip_on_launch
assert instance.image.image_id == image
assert [v.attachments[0]['Device'] for v in instance.volumes.all()] == [instance.root_device_name]
[card] = instance.network_interfaces
card.reload()
assert card.attachment['InstanceId'] == instance.id
running = ec2.instances.filter(Filters=[{'Name': 'instance-state-name', 'Values': ['running']}])
assert [i.id for i in running] == [instance.id]
instance.create_tags(Tags=[{'Key': 'team', 'Value': 'blue'}])
instance.reload()
assert {t['Key']: t['Value'] for t in instance.tags} == {'Name': 'web', 'team': 'blue'}
instance.stop()
instance.wait_until_stopped()
instance.modify_attribute(InstanceType={'Value': 't3.small'})
instance.start()
instance.wait_until_running()
instance.reload()
assert instance.instance_type == 't3.small'
protection = instance.describe_attribute(Attribute='disableApiTermination')
assert protection['DisableApiTermination'] == {'Value': False}
assert instance.console_output()['InstanceId'] == instance.id
instance.report_status(Status='ok', ReasonCodes=['other'])
launch(2)
assert len(list(ec2.instances.all())) == 3
assert len(list(ec2.instances.limit(2))) == 2
ec2.instances.all().terminate()
instance.wait_until_terminated()
instance.reload()
assert instance.state == {'Code': 48, 'Name': 'terminated'}
assert instance.state_reason['Code'] == 'Client.UserInitiatedShutdown'
`,
);

python(
  "boto3's paginator goes through filtered reservations, each once",
  `
for team in ['blue', 'green', 'blue']:
    tags = [{'ResourceType': 'instance', 'Tags': [{'Key': 'team', 'Value': team}]}]
    launch(7, TagSpecifications=tags)
paginator = client.get_paginator('describe_instances')
blue = [{'Name': 'tag:team', 'Values': ['blue']}]
pages = list(paginator.paginate(Filters=blue, PaginationConfig={'PageSize': 5}))
assert len(pages) == 3, len(pages)
ids = [i['InstanceId'] for page in pages for r in page['Reservations'] for i in r['Instances']]
assert len(ids) == len(set(ids)) == 14
found = paginator.paginate(Filters=blue).search('Reservations[].Instances[].State.Name')
assert list(found) == ['running'] * 14
first = paginator.paginate(PaginationConfig={'MaxItems': 1, 'PageSize': 7}).build_full_result()
rest = paginator.paginate(PaginationConfig={'StartingToken': first['NextToken']})
assert len(first['Reservations'] + rest.build_full_result()['Reservations']) == 3
`,
);

python(
  "boto3's waiters end well, and badly when they must",
  `
[instance] = launch()
client.get_waiter('instance_exists').wait(InstanceIds=[instance.id])
client.get_waiter('instance_status_ok').wait(InstanceIds=[instance.id])
client.get_waiter('system_status_ok').wait(InstanceIds=[instance.id])
instance.terminate()
try:
    client.get_waiter('instance_running').wait(InstanceIds=[instance.id])
    raise AssertionError('it ran')
except WaiterError as error:
    assert 'terminal failure' in str(error), error
    last = error.last_response['Reservations'][0]['Instances'][0]
    assert last['State']['Name'] == 'terminated'
try:
    wait = client.get_waiter('instance_exists').wait
    wait(InstanceIds=['i-0123456789abcdef0'], WaiterConfig={'Delay': 0, 'MaxAttempts': 2})
    raise AssertionError('it exists')
except WaiterError as error:
    assert 'Max attempts' in str(error), error
`,
);

python(
  "boto3's resources build a network and take it down",
  `
vpc = ec2.create_vpc(CidrBlock='10.20.0.0/16')
vpc.wait_until_available()
vpc.create_tags(Tags=[{'Key': 'Name', 'Value': 'lab'}])
vpc.modify_attribute(EnableDnsHostnames={'Value': True})
assert vpc.describe_attribute(Attribute='enableDnsHostnames')['EnableDnsHostnames']['Value']
subnet = vpc.create_subnet(CidrBlock='10.20.1.0/24')
assert subnet.available_ip_address_count == 251
gateway = ec2.create_internet_gateway()
vpc.attach_internet_gateway(InternetGatewayId=gateway.id)
assert [g.id for g in vpc.internet_gateways.all()] == [gateway.id]
table = vpc.create_route_table()
route = table.create_route(DestinationCidrBlock='0.0.0.0/0', GatewayId=gateway.id)
association = table.associate_with_subnet(SubnetId=subnet.id)
table.reload()
assert [r.gateway_id for r in table.routes] == ['local', gateway.id]
assert [a.subnet.id for a in table.associations] == [subnet.id]
group = vpc.create_security_group(GroupName='web', Description='from anywhere')
anywhere = {'IpProtocol': 'tcp', 'FromPort': 443, 'ToPort': 443}
anywhere['IpRanges'] = [{'CidrIp': '0.0.0.0/0'}]
group.authorize_ingress(IpPermissions=[anywhere])
group.reload()
assert group.ip_permissions[0]['IpRanges'] == [{'CidrIp': '0.0.0.0/0'}]
assert code_of(group.authorize_ingress, IpPermissions=[anywhere]) == 'InvalidPermission.Duplicate'
[instance] = launch(SubnetId=subnet.id, SecurityGroupIds=[group.id])
assert instance.private_ip_address.startswith('10.20.1.')
assert instance.security_groups == [{'GroupId': group.id, 'GroupName': 'web'}]
assert [i.id for i in subnet.instances.all()] == [instance.id]
assert [i.id for i in vpc.instances.all()] == [instance.id]
for needed in [subnet, vpc, group]:
    assert code_of(needed.delete) == 'DependencyViolation'
instance.terminate()
instance.wait_until_terminated()
group.revoke_ingress(IpPermissions=[anywhere])
group.delete()
association.delete()
route.delete()
table.delete()
vpc.detach_internet_gateway(InternetGatewayId=gateway.id)
gateway.delete()
subnet.delete()
vpc.delete()
assert code_of(vpc.reload) == 'InvalidVpcID.NotFound'
`,
);

python(
  "boto3's resources make a key pair, an address, a volume, a snapshot and an image",
  `
pair = ec2.create_key_pair(KeyName='laptop')
assert pair.key_material.startswith('-----BEGIN RSA PRIVATE KEY-----')
assert code_of(ec2.create_key_pair, KeyName='laptop') == 'InvalidKeyPair.Duplicate'
assert [p.key_name for p in ec2.key_pairs.all()] == ['laptop']
[instance] = launch(KeyName='laptop')
instance.wait_until_running()
instance.reload()
assert instance.key_pair.name == 'laptop'
volume = ec2.create_volume(AvailabilityZone=instance.placement['AvailabilityZone'], Size=8)
client.get_waiter('volume_available').wait(VolumeIds=[volume.id])
volume.attach_to_instance(InstanceId=instance.id, Device='/dev/sdf')
client.get_waiter('volume_in_use').wait(VolumeIds=[volume.id])
assert code_of(volume.delete) == 'VolumeInUse'
snapshot = volume.create_snapshot(Description='before the upgrade')
snapshot.wait_until_completed()
snapshot.reload()
assert (snapshot.progress, snapshot.volume_size, snapshot.volume.id) == ('100%', 8, volume.id)
volume.detach_from_instance(InstanceId=instance.id)
client.get_waiter('volume_available').wait(VolumeIds=[volume.id])
volume.delete()
client.get_waiter('volume_deleted').wait(VolumeIds=[volume.id])
made = instance.create_image(Name='golden')
made.wait_until_exists()
client.get_waiter('image_available').wait(ImageIds=[made.id])
made.reload()
root = made.block_device_mappings[0]['Ebs']['SnapshotId']
assert [i.name for i in ec2.images.filter(Owners=['self'])] == ['golden']
assert code_of(ec2.Snapshot(root).delete) == 'InvalidSnapshot.InUse'
made.deregister()
ec2.Snapshot(root).delete()
address = ec2.VpcAddress(client.allocate_address(Domain='vpc')['AllocationId'])
address.associate(InstanceId=instance.id)
instance.reload()
assert instance.public_ip_address == address.public_ip
address.reload()
address.association.delete()
address.release()
pair.delete()
client.create_tags(Resources=[instance.id, snapshot.id], Tags=[{'Key': 'keep', 'Value': 'no'}])
tagged = client.describe_tags(Filters=[{'Name': 'key', 'Values': ['keep']}])['Tags']
assert sorted(t['ResourceType'] for t in tagged) == ['instance', 'snapshot']
client.delete_tags(Resources=[instance.id], Tags=[{'Key': 'keep'}])
assert len(client.describe_tags()['Tags']) == 1
`,
);

const cli = present('aws', '--version');
if (!cli) console.log('skip: the AWS CLI over HTTP: no command aws here');
(cli ? test : test.skip)(
  'the AWS CLI launches, tags, waits for, describes and ends an instance',
  () =>
    served(async (url) => {
      const aws = async (...args: string[]) => {
        const { stdout } = await execute('aws', ['ec2', ...args], { env: environment(url) });
        return stdout.trim();
      };
      const newest = 'sort_by(Images,&CreationDate)[-1].ImageId';
      const text = ['--output', 'text', '--query'];
      const image = await aws('describe-images', '--owners', 'amazon', ...text, newest);
      const launch = ['--image-id', image, '--instance-type', 't3.micro', '--count', '1'];
      const id = await aws('run-instances', ...launch, ...text, 'Instances[0].InstanceId');
      assert.match(id, /^i-[0-9a-f]{17}$/);
      await aws('create-tags', '--resources', id, '--tags', 'Key=Name,Value=web one');
      assert.is(await aws('wait', 'instance-running', '--instance-ids', id), '');
      const seen = 'Reservations[].Instances[].[State.Name,Tags[0].Value]';
      const named = ['--filters', 'Name=tag:Name,Values=web*'];
      assert.is(await aws('describe-instances', ...named, ...text, seen), 'running\tweb one');
      const table = await aws('describe-instances', '--output', 'table');
      assert.match(table, /DescribeInstances/);
      const ended = 'TerminatingInstances[].CurrentState.Name';
      assert.is(
        await aws('terminate-instances', '--instance-ids', id, ...text, ended),
        'shutting-down',
      );
      assert.is(await aws('wait', 'instance-terminated', '--instance-ids', id), '');
      const unknown = await aws('describe-instances', '--instance-ids', 'i-12345678').catch(String);
      assert.match(unknown, /\(InvalidInstanceID\.NotFound\) when calling the DescribeInstances/);
    }),
);

test.run();
