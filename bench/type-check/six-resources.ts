/** What `bench type-check` checks: a working program of some 200 lines over six kinds of resources. */
import type { Instance, SecurityGroup, Session, Subnet, Volume, Vpc } from '../../helpers/awsh.ts';

interface Lab {
  readonly vpc: Vpc;
  readonly subnets: readonly Subnet[];
  readonly group: SecurityGroup;
  readonly instances: readonly Instance[];
}

/** Builds a network with instances in it. */
export async function build(session: Session, name: string, size: number): Promise<Lab> {
  const ec2 = session.service('ec2');
  const vpc = await ec2.vpcs.create({ CidrBlock: '10.40.0.0/16' });
  await vpc.createTags({ Tags: [{ Key: 'Name', Value: name }] });
  await vpc.waitUntilAvailable();
  await vpc.modifyAttribute({ EnableDnsHostnames: { Value: true } });

  const subnets: Subnet[] = [];
  for (const number of [1, 2, 3]) {
    const subnet = await vpc.subnets.create({
      CidrBlock: `10.40.${number}.0/24`,
      AvailabilityZone: `${session.region}${'abc'[number - 1]}`,
    });
    await subnet.createTags({ Tags: [{ Key: 'Name', Value: `${name}-${number}` }] });
    subnets.push(subnet);
  }

  const gateway = await ec2.internetGateways.create();
  await gateway.attachToVpc({ VpcId: vpc.id });
  const table = await vpc.routeTables.create();
  await table.createRoute({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: gateway.id });
  for (const { id } of subnets) await table.associateWithSubnet({ SubnetId: id });

  const group = await vpc.createSecurityGroup({ GroupName: name, Description: 'of a lab' });
  await group.authorizeIngress({
    IpPermissions: [
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
    ],
  });

  const [image] = await ec2.images
    .filter({ Owners: ['amazon'], Filters: [{ Name: 'architecture', Values: ['x86_64'] }] })
    .limit(1)
    .toArray();
  const instances: Instance[] = [];
  for (const subnet of subnets) {
    const made = await ec2.instances.create({
      ImageId: image?.id,
      InstanceType: 't3.micro',
      MinCount: size,
      MaxCount: size,
      SubnetId: subnet.id,
      SecurityGroupIds: [group.id],
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: name }] }],
    });
    instances.push(...made);
  }
  for (const instance of instances) await instance.waitUntilRunning({ everyMs: 2_000 });
  return { vpc, subnets, group, instances };
}

/** One line an instance: what it is and where. */
export function describe({ instances }: Lab): string[] {
  return instances.map((instance) => {
    const { id, type, state, name, privateIpAddress, availabilityZone } = instance;
    const age = instance.launchTime ? Date.now() - instance.launchTime.getTime() : 0;
    return [id, name, type, state, privateIpAddress, availabilityZone, Math.round(age / 1000)].join(
      ' ',
    );
  });
}

/** Adds a disk to every instance, and says how much there is in all. */
export async function addDisks(session: Session, lab: Lab, gib: number): Promise<number> {
  const ec2 = session.service('ec2');
  const disks: Volume[] = [];
  for (const instance of lab.instances) {
    const disk = await ec2.volumes.create({
      Size: gib,
      VolumeType: 'gp3',
      AvailabilityZone: instance.availabilityZone,
    });
    await disk.waitUntilAvailable();
    await instance.attachVolume({ VolumeId: disk.id, Device: '/dev/sdf' });
    disks.push(disk);
  }
  let total = 0;
  for (const disk of disks) {
    await disk.reload();
    total += disk.size ?? 0;
    if (disk.state !== 'in-use') throw new Error(`${disk.id} is ${disk.state}`);
  }
  for (const instance of lab.instances) {
    for await (const volume of instance.volumes) total += volume.iops ?? 0;
  }
  return total;
}

/** Copies every disk of a lab to snapshots, and waits for them. */
export async function backUp(lab: Lab): Promise<string[]> {
  const ids: string[] = [];
  for (const instance of lab.instances) {
    for await (const volume of instance.volumes) {
      const snapshot = await volume.createSnapshot({ Description: `of ${instance.id}` });
      await snapshot.waitUntilCompleted({ atMostMs: 600_000 });
      await snapshot.createTags({ Tags: [{ Key: 'instance', Value: instance.id }] });
      ids.push(snapshot.id);
      if (snapshot.progress !== '100%') throw new Error(`${snapshot.id}: ${snapshot.progress}`);
    }
  }
  return ids;
}

/** What a group of a lab lets in, and what else uses it. */
export async function audit({ group, vpc }: Lab): Promise<string[]> {
  await group.reload();
  const lines = (group.ipPermissions ?? []).map(
    ({ IpProtocol, FromPort, ToPort, IpRanges = [] }) =>
      `${IpProtocol} ${FromPort}-${ToPort} ${IpRanges.map(({ CidrIp }) => CidrIp).join(', ')}`,
  );
  const open = await vpc.securityGroups
    .where(({ ipPermissions = [] }) =>
      ipPermissions.some(({ IpRanges = [] }) =>
        IpRanges.some((range) => range.CidrIp === '0.0.0.0/0'),
      ),
    )
    .toArray();
  for (const { id, groupName, description } of open)
    lines.push(`${id} ${groupName}: ${description}`);
  for await (const card of group.networkInterfaces) {
    lines.push(`${card.id} ${card.interfaceType} ${card.privateIpAddress} ${card.status}`);
  }
  return lines;
}

/** How many instances are in which state, over the whole account. */
export async function census(session: Session): Promise<Map<string | undefined, number>> {
  const groups = await session.service('ec2').instances.groupBy(({ state }) => state);
  return new Map([...groups].map(([state, { length }]) => [state, length]));
}

/** Stops what nobody has tagged as wanted. */
export async function stopUnwanted(session: Session, tag: string): Promise<number> {
  const ec2 = session.service('ec2');
  const report = await ec2.instances
    .filter({ Filters: [{ Name: 'instance-state-name', Values: ['running'] }] })
    .where(({ tags }) => tags[tag] === undefined)
    .stop();
  for (const { resource, error } of report.failed) console.error(`${resource}: ${error.message}`);
  return report.succeeded.length;
}

/** Takes a lab down again, in the order that AWS asks for. */
export async function takeDown({ vpc, subnets, group, instances }: Lab): Promise<void> {
  for (const instance of instances) await instance.terminate();
  for (const instance of instances) await instance.waitUntilTerminated();
  for await (const gateway of vpc.internetGateways) {
    await gateway.detachFromVpc({ VpcId: vpc.id });
    await gateway.delete();
  }
  await group.delete();
  for (const subnet of subnets) await subnet.delete();
  for await (const table of vpc.routeTables) {
    const isMain = table.data.Associations?.some(({ Main }) => Main);
    if (!isMain) await table.delete();
  }
  await vpc.delete();
}

/** Where instances are, by the zone of their subnets, with what each subnet still has room for. */
export async function map({ vpc }: Lab): Promise<Map<string, string[]>> {
  const zones = new Map<string, string[]>();
  for await (const subnet of vpc.subnets) {
    const zone = subnet.availabilityZone ?? 'nowhere';
    const ids = (await subnet.instances.toArray()).map(({ id }) => id);
    zones.set(zone, [...(zones.get(zone) ?? []), ...ids]);
    if ((subnet.availableIpAddressCount ?? 0) < 10) console.warn(`${subnet.id} is nearly full`);
  }
  return zones;
}
