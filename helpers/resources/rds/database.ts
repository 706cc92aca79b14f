import { defineResource } from '../../resource/definition.ts';

/** A database server: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html */
export const dbInstance = defineResource({
  name: 'DBInstance',
  page: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html',
  ids: { id: 'DBInstanceIdentifier' },
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
  label: ({ data }) => {
    const { Engine, Status } = data as Partial<Record<string, string>>;
    return [Engine, Status];
  },
  arn: '{DBClusterArn}',
  console: '/rds/home?region={region}#database:id={id};is-cluster=true',
});
