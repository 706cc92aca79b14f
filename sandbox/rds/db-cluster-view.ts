import type { DBCluster } from '@aws-sdk/client-rds';
import type { Context } from '../engine/context.ts';
import { stateNow } from '../engine/timeline.ts';
import { arnOf } from './model/arn.ts';
import { type DbClusterRow, membersOf } from './model/db-cluster.ts';
import { addressOf } from './model/db-instance.ts';
import { tagsOf } from './model/tags.ts';

/** A cluster as RDS shows it. */
export function viewCluster(ctx: Context, row: DbClusterRow): DBCluster {
  const arn = arnOf(ctx, 'cluster', row.id);
  const Status = stateNow(ctx, row.timeline);
  return {
    DBClusterIdentifier: row.id,
    DBClusterArn: arn,
    DbClusterResourceId: row.resourceId,
    Status,
    Engine: row.engine,
    EngineVersion: row.engineVersion,
    EngineMode: 'provisioned',
    AllocatedStorage: 1,
    AvailabilityZones: [...row.zones],
    BackupRetentionPeriod: row.backupDays,
    PreferredBackupWindow: row.backupWindow,
    PreferredMaintenanceWindow: row.maintenanceWindow,
    DatabaseName: row.dbName,
    DBClusterParameterGroup: row.parameterGroup,
    DBSubnetGroup: row.subnetGroup,
    Endpoint: addressOf(ctx, `${row.id}.cluster`),
    ReaderEndpoint: addressOf(ctx, `${row.id}.cluster-ro`),
    Port: row.port,
    MasterUsername: row.masterUser,
    MultiAZ: membersOf(ctx, row).length > 1,
    DBClusterMembers: membersOf(ctx, row).map(({ id }, at) => ({
      DBInstanceIdentifier: id,
      IsClusterWriter: at === 0,
      DBClusterParameterGroupStatus: 'in-sync',
      PromotionTier: 1,
    })),
    VpcSecurityGroups: row.groupIds.map((VpcSecurityGroupId) => ({
      VpcSecurityGroupId,
      Status: 'active',
    })),
    ReadReplicaIdentifiers: [],
    AssociatedRoles: [],
    StorageEncrypted: row.encrypted,
    DeletionProtection: row.deletionProtection,
    IAMDatabaseAuthenticationEnabled: false,
    ClusterCreateTime: new Date(row.createdAt),
    EarliestRestorableTime: new Date(row.createdAt),
    LatestRestorableTime: new Date(ctx.now),
    HttpEndpointEnabled: false,
    CopyTagsToSnapshot: false,
    AutoMinorVersionUpgrade: true,
    NetworkType: 'IPV4',
    TagList: tagsOf(ctx, arn),
  };
}
