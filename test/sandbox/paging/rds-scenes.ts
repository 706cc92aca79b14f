import type { RDS } from '@aws-sdk/client-rds';
import type { Sandbox } from '../../../sandbox/index.ts';
import { wish } from '../rds/open-rds.ts';
import type { Scene } from './churn.ts';

const pageSize = 20;
const count = 44;
const hour = 3_600_000;
const secret = { MasterUsername: 'admin', MasterUserPassword: 'correct-horse' };

/** The paged operations of RDS; its pages hold twenty at least. */
export function rdsScenes(rds: RDS, sandbox: Sandbox): Readonly<Record<string, Scene>> {
  const usual = { pageSize, count };
  const database = async (fields = {}) => {
    await rds.createDBInstance(wish('home', fields));
    sandbox.clock.advance(hour);
    return { DBInstanceIdentifier: 'home' };
  };
  const cluster = async () => {
    const lake = { DBClusterIdentifier: 'lake' };
    await rds.createDBCluster({ ...lake, Engine: 'aurora-mysql' });
    sandbox.clock.advance(hour);
    return lake;
  };
  const group = async (at: number) => {
    const DBParameterGroupName = `group-${at}`;
    const DBParameterGroupFamily = 'mysql8.4';
    await rds.createDBParameterGroup({
      DBParameterGroupName,
      DBParameterGroupFamily,
      Description: 'one of many',
    });
    return () => rds.deleteDBParameterGroup({ DBParameterGroupName });
  };
  return {
    DescribeDBInstances: () => ({
      ...usual,
      by: 'DBInstanceIdentifier',
      async make(at) {
        const one = { DBInstanceIdentifier: `db-${at}` };
        await rds.createDBInstance(wish(one.DBInstanceIdentifier, { BackupRetentionPeriod: 0 }));
        return async () => {
          await rds.deleteDBInstance({ ...one, SkipFinalSnapshot: true });
          sandbox.clock.advance(600_000);
        };
      },
    }),
    DescribeDBClusters: () => ({
      ...usual,
      by: 'DBClusterIdentifier',
      async make(at) {
        const one = { DBClusterIdentifier: `lake-${at}` };
        await rds.createDBCluster({ ...one, Engine: 'aurora-mysql' });
        return async () => {
          await rds.deleteDBCluster({ ...one, SkipFinalSnapshot: true });
          sandbox.clock.advance(600_000);
        };
      },
    }),
    DescribeDBSnapshots: async () => {
      const home = await database({ BackupRetentionPeriod: 0 });
      return {
        ...usual,
        by: 'DBSnapshotIdentifier',
        async make(at) {
          const one = { DBSnapshotIdentifier: `snapshot-${at}` };
          await rds.createDBSnapshot({ ...home, ...one });
          sandbox.clock.advance(180_000);
          return () => rds.deleteDBSnapshot(one);
        },
      };
    },
    DescribeDBClusterSnapshots: async () => {
      const lake = await cluster();
      return {
        ...usual,
        by: 'DBClusterSnapshotIdentifier',
        async make(at) {
          const one = { DBClusterSnapshotIdentifier: `snapshot-${at}` };
          await rds.createDBClusterSnapshot({ ...lake, ...one });
          sandbox.clock.advance(180_000);
          return () => rds.deleteDBClusterSnapshot(one);
        },
      };
    },
    DescribeDBParameterGroups: () => ({ ...usual, by: 'DBParameterGroupName', make: group }),
    DescribeDBSubnetGroups: async () => {
      const { DBInstances } = await database().then((it) => rds.describeDBInstances(it));
      const SubnetIds = (DBInstances?.[0]?.DBSubnetGroup?.Subnets ?? []).map(
        ({ SubnetIdentifier = '' }) => SubnetIdentifier,
      );
      return {
        ...usual,
        by: 'DBSubnetGroupName',
        async make(at) {
          const one = { DBSubnetGroupName: `group-${at}` };
          await rds.createDBSubnetGroup({ ...one, DBSubnetGroupDescription: 'one', SubnetIds });
          return () => rds.deleteDBSubnetGroup(one);
        },
      };
    },
    DescribeOptionGroups: () => ({
      ...usual,
      by: 'OptionGroupName',
      async make(at) {
        const one = { OptionGroupName: `extras-${at}` };
        await rds.createOptionGroup({
          ...one,
          EngineName: 'mysql',
          MajorEngineVersion: '8.4',
          OptionGroupDescription: 'one',
        });
        return () => rds.deleteOptionGroup(one);
      },
    }),
    DescribeTenantDatabases: async () => {
      const home = await database({ Engine: 'oracle-se2-cdb', MultiTenant: true });
      return {
        ...usual,
        by: 'TenantDBName',
        async make(at) {
          const one = { ...home, TenantDBName: `t${at}` };
          await rds.createTenantDatabase({ ...one, ...secret });
          sandbox.clock.advance(310_000);
          return () => rds.deleteTenantDatabase({ ...one, SkipFinalSnapshot: true });
        },
      };
    },
  };
}

const catalogue = 'what AWS offers neither comes nor goes';

/** The paged operations of RDS whose items stay the same. */
export const rdsWithout: Readonly<Record<string, string>> = {
  DescribeDBEngineVersions: catalogue,
  DescribeOrderableDBInstanceOptions: catalogue,
  DescribeOptionGroupOptions: catalogue,
  DescribeDBParameters: 'a family has the parameters it has',
  DescribePendingMaintenanceActions: 'the sandbox maintains nothing: there are none',
};
