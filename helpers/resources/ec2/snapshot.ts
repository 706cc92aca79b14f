import { defineResource } from '../../resource/definition.ts';

/** A copy of a volume at one moment: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Snapshot.html */
export const snapshot = defineResource({
  name: 'Snapshot',
  page: 'API_Snapshot',
  ids: { id: 'SnapshotId' },
  actions: {
    copy: {
      operation: 'CopySnapshot',
      byId: false,
      input: ({ identifiers: { id }, session: { region } }) => ({
        SourceSnapshotId: id,
        SourceRegion: region,
      }),
      of: 'Snapshot',
      path: '',
      data: false,
      stales: false,
    },
  },
  columns: ['VolumeId', 'VolumeSize', 'State', 'Progress', 'StartTime', 'Description'],
  label: ({ name, data }) => {
    const { Progress, State } = data as Partial<Record<string, string>>;
    return [name, State, Progress];
  },
  arn: 'arn:{partition}:ec2:{region}:{account}:snapshot/{id}',
  console: '/ec2/home?region={region}#SnapshotDetails:snapshotId={id}',
});
