import type { Image, Instance, InstanceStateChange, Vpc } from '@aws-sdk/client-ec2';
import { name } from '../../flatten.ts';
import { defineKind } from '../../resource/columns.ts';
import { ago } from '../../text/ago.ts';

/** EC2's kinds of records, and the columns that tell those of one kind apart. */
export const ec2Kinds = [
  defineKind<Instance>(['InstanceId', 'InstanceType', 'State'], {
    id: ({ InstanceId }) => InstanceId,
    name,
    type: ({ InstanceType }) => InstanceType,
    state: ({ State }) => State?.Name,
    az: ({ Placement }) => Placement?.AvailabilityZone,
    'private ip': ({ PrivateIpAddress }) => PrivateIpAddress,
    age: ({ LaunchTime }, now) => LaunchTime && ago(LaunchTime, now),
  }),
  defineKind<InstanceStateChange>(['InstanceId', 'PreviousState', 'CurrentState'], {
    id: ({ InstanceId }) => InstanceId,
    was: ({ PreviousState }) => PreviousState?.Name,
    is: ({ CurrentState }) => CurrentState?.Name,
  }),
  defineKind<Vpc>(['VpcId', 'CidrBlock', 'IsDefault'], {
    id: ({ VpcId }) => VpcId,
    name,
    cidr: ({ CidrBlock }) => CidrBlock,
    state: ({ State }) => State,
    default: ({ IsDefault }) => IsDefault,
  }),
  defineKind<Image>(['ImageId', 'Architecture', 'CreationDate'], {
    id: ({ ImageId }) => ImageId,
    name: ({ Name }) => Name,
    architecture: ({ Architecture }) => Architecture,
    owner: ({ ImageOwnerAlias, OwnerId }) => ImageOwnerAlias ?? OwnerId,
    state: ({ State }) => State,
    created: ({ CreationDate }) => CreationDate?.slice(0, 10),
  }),
];
