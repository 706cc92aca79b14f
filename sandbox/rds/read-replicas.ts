import type { CreateDBInstanceReadReplicaMessage } from '@aws-sdk/client-rds';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { backupDaysOf } from './checks.ts';
import { newDbInstance } from './create-db-instance.ts';
import { viewDbInstance } from './db-instance-view.ts';
import { ill } from './invalid.ts';
import { course } from './model/course.ts';
import {
  type DbInstanceRow,
  type DbStatus,
  dbInstances,
  findAvailable,
  replicasOf,
} from './model/db-instance.ts';
import { spans } from './model/spans.ts';
import { topic } from './topic.ts';

/** RDS takes this many replicas of one database. */
const mostReplicas = 15;

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html */
export const readReplicas = topic({
  CreateDBInstanceReadReplica(input, ctx) {
    const source = sourceOf(ctx, input);
    const { id } = newDbInstance(ctx, {
      ...input,
      DBInstanceClass: input.DBInstanceClass ?? source.instanceClass,
      Engine: source.engine,
      EngineVersion: source.engineVersion,
      MasterUsername: source.masterUser,
      ManageMasterUserPassword: true,
      AllocatedStorage: input.AllocatedStorage ?? source.storageGib,
      StorageType: input.StorageType ?? source.storageType,
      Iops: input.Iops ?? source.iops,
      Port: input.Port ?? source.port,
      BackupRetentionPeriod: 0,
      StorageEncrypted: source.encrypted,
      DBName: source.dbName,
      DBSubnetGroupName: input.DBSubnetGroupName ?? source.subnetGroup,
      VpcSecurityGroupIds: input.VpcSecurityGroupIds ?? [...source.groupIds],
      DBParameterGroupName: input.DBParameterGroupName ?? source.parameterGroup,
    });
    const row = dbInstances.change(ctx, id, { replicaOf: source.id });
    return { DBInstance: viewDbInstance(ctx, row) };
  },

  PromoteReadReplica({ DBInstanceIdentifier, BackupRetentionPeriod, ...input }, ctx) {
    const row = findAvailable(ctx, DBInstanceIdentifier);
    if (row.replicaOf === undefined) throw ill(`${row.id} is not a read replica.`);
    const stages = [
      ['modifying', spans.modify],
      ['rebooting', spans.reboot],
    ] as const;
    const changed = dbInstances.change(ctx, row.id, {
      replicaOf: undefined,
      backupDays: backupDaysOf(BackupRetentionPeriod),
      backupWindow: input.PreferredBackupWindow ?? row.backupWindow,
      timeline: course<DbStatus>(ctx, stages, 'available'),
    });
    return { DBInstance: viewDbInstance(ctx, changed) };
  },
});

function sourceOf(
  ctx: Context,
  { SourceDBInstanceIdentifier: name }: CreateDBInstanceReadReplicaMessage,
): DbInstanceRow {
  if (!name) {
    throw fault(
      'MissingParameter',
      'The request must contain the parameter SourceDBInstanceIdentifier',
    );
  }
  const source = findAvailable(ctx, name);
  if (source.clusterId !== undefined) throw ill('A member of a DB cluster has no read replicas.');
  if (source.backupDays === 0 && source.replicaOf === undefined) {
    throw fault(
      'InvalidDBInstanceState',
      `Automated backups are not enabled for ${source.id}: a read replica needs a backup retention period other than 0.`,
    );
  }
  if (replicasOf(ctx, source).length >= mostReplicas) {
    throw fault(
      'InstanceQuotaExceeded',
      `A DB instance has ${mostReplicas} read replicas at most.`,
    );
  }
  return source;
}
