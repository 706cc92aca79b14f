import { defineResource } from '../../resource/definition.ts';

/** A disk of block storage: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Volume.html */
export const volume = defineResource({
  name: 'Volume',
  page: 'API_Volume',
  ids: { id: 'VolumeId' },
  actions: {
    enableIo: 'EnableVolumeIO',
    attachToInstance: 'AttachVolume',
    detachFromInstance: 'DetachVolume',
  },
  columns: ['Size', 'VolumeType', 'State', 'AvailabilityZone', 'Encrypted', 'CreateTime'],
  label: ({ name, data }) => {
    const { Size, State } = data as { Size?: number; State?: string };
    return [name, Size === undefined ? undefined : `${Size} GiB`, State];
  },
  arn: 'arn:{partition}:ec2:{region}:{account}:volume/{id}',
  console: '/ec2/home?region={region}#VolumeDetails:volumeId={id}',
});
