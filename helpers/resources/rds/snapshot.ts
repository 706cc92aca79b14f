import { defineResource } from '../../resource/definition.ts';

/** A copy of a database server at one moment: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBSnapshot.html */
export const dbSnapshot = defineResource({
  name: 'DBSnapshot',
  page: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBSnapshot.html',
  ids: { id: 'DBSnapshotIdentifier' },
  // Stopping a server takes the name of a snapshot that it shall make.
  actions: { stopDBInstance: false },
  label: ({ data }) => {
    const { DBInstanceIdentifier, Status } = data as Partial<Record<string, string>>;
    return [DBInstanceIdentifier, Status];
  },
  arn: '{DBSnapshotArn}',
  console: '/rds/home?region={region}#db-snapshot:id={id}',
});

/** A copy of a cluster at one moment: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBClusterSnapshot.html */
export const dbClusterSnapshot = defineResource({
  name: 'DBClusterSnapshot',
  page: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBClusterSnapshot.html',
  ids: { id: 'DBClusterSnapshotIdentifier' },
  label: ({ data }) => {
    const { DBClusterIdentifier, Status } = data as Partial<Record<string, string>>;
    return [DBClusterIdentifier, Status];
  },
  arn: '{DBClusterSnapshotArn}',
  console: '/rds/home?region={region}#db-snapshot:id={id}',
});
