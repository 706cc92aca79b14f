import type { Instance as Data, InstanceState, InstanceStateChange } from '@aws-sdk/client-ec2';
import { defineResource } from '../../resource/definition.ts';
import type { Resource } from '../../resource/resource.ts';

/** What an instance has besides what AWS's description of it gives. */
export interface InstanceMembers {
  /** `pending`, `running`, `shutting-down`, `terminated`, `stopping` or `stopped`. */
  readonly state: InstanceState['Name'];
  /** `t3.micro`. */
  readonly type: Data['InstanceType'];
  readonly availabilityZone: string | undefined;
}

const dataOf = (resource: unknown) => (resource as Resource<Data>).data;

/** A virtual machine: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html */
export const instance = defineResource({
  name: 'Instance',
  page: 'API_Instance',
  ids: { id: 'InstanceId' },
  create: { operation: 'RunInstances', path: 'Instances[]' },
  actions: {
    reportStatus: {
      operation: 'ReportInstanceStatus',
      byId: false,
      input: ({ identifiers: { id } }) => ({ Instances: [id] }),
      stales: false,
    },
    resetKernel: { operation: 'ResetInstanceAttribute', input: () => ({ Attribute: 'kernel' }) },
    resetRamdisk: { operation: 'ResetInstanceAttribute', input: () => ({ Attribute: 'ramdisk' }) },
    resetSourceDestCheck: {
      operation: 'ResetInstanceAttribute',
      input: () => ({ Attribute: 'sourceDestCheck' }),
    },
  },
  references: {
    classicAddress: ['ClassicAddress', 'PublicIpAddress'],
    placementGroup: ['PlacementGroup', 'Placement.GroupName'],
    volumes: false,
  },
  many: {
    volumes: { of: 'Volume', filter: 'attachment.instance-id' },
    vpcAddresses: { of: 'VpcAddress', filter: 'instance-id' },
  },
  members: {
    get state() {
      return dataOf(this).State?.Name;
    },
    get type() {
      return dataOf(this).InstanceType;
    },
    get availabilityZone() {
      return dataOf(this).Placement?.AvailabilityZone;
    },
  },
  follow: (answer, { identifiers: { id } }) => stateIn(answer, id),
  label: (it) => [it.name, dataOf(it).InstanceType, dataOf(it).State?.Name],
  arn: 'arn:{partition}:ec2:{region}:{account}:instance/{id}',
  console: '/ec2/home?region={region}#InstanceDetails:instanceId={id}',
});

/** Starting, stopping and terminating tell the state that they led to. */
function stateIn(answer: unknown, id: string | undefined): object | undefined {
  const changes = answer as Readonly<Record<string, readonly InstanceStateChange[] | undefined>>;
  const all = [
    changes.StartingInstances,
    changes.StoppingInstances,
    changes.TerminatingInstances,
  ].flatMap((list) => list ?? []);
  const change = all.find(({ InstanceId }) => InstanceId === id);
  return change?.CurrentState && { State: change.CurrentState };
}
