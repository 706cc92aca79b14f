import { defineResource } from '../../resource/definition.ts';

/** A database server: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html */
export const dbInstance = defineResource({
  name: 'DBInstance',
  page: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html',
  ids: { id: 'DBInstanceIdentifier' },
  actions: {
    // The operations' own identifier is that of the new one.
    createReadReplica: {
      operation: 'CreateDBInstanceReadReplica',
      byId: false,
      input: ({ identifiers: { id } }) => ({ SourceDBInstanceIdentifier: id }),
      of: 'DBInstance',
      stales: true,
    },
    restoreToPointInTime: {
      operation: 'RestoreDBInstanceToPointInTime',
      byId: false,
      input: ({ identifiers: { id } }) => ({ SourceDBInstanceIdentifier: id }),
      of: 'DBInstance',
      stales: false,
    },
  },
  many: { snapshots: { operation: 'DescribeDBSnapshots', of: 'DBSnapshot' } },
  label: ({ data }) => {
    const { Engine, DBInstanceClass, DBInstanceStatus } = data as Partial<Record<string, string>>;
    return [Engine, DBInstanceClass, DBInstanceStatus];
  },
  arn: '{DBInstanceArn}',
  console: '/rds/home?region={region}#database:id={id};is-cluster=false',
});

/** Database servers that share their storage: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBCluster.html */
export const dbCluster = defineResource({
  name: 'DBCluster',
  page: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBCluster.html',
  ids: { id: 'DBClusterIdentifier' },
  actions: {
    restoreToPointInTime: {
      operation: 'RestoreDBClusterToPointInTime',
      byId: false,
      input: ({ identifiers: { id } }) => ({ SourceDBClusterIdentifier: id }),
      of: 'DBCluster',
      stales: false,
    },
  },
  many: {
    instances: { of: 'DBInstance', filter: 'db-cluster-id' },
    snapshots: { operation: 'DescribeDBClusterSnapshots', of: 'DBClusterSnapshot' },
  },
  label: ({ data }) => {
    const { Engine, Status } = data as Partial<Record<string, string>>;
    return [Engine, Status];
  },
  arn: '{DBClusterArn}',
  console: '/rds/home?region={region}#database:id={id};is-cluster=true',
});
