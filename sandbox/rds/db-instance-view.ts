import type { DBInstance } from '@aws-sdk/client-rds';
import { zonesOf } from '../ec2/model/zone.ts';
import type { Context } from '../engine/context.ts';
import { arnOf } from './model/arn.ts';
import { addressOf, type DbInstanceRow, replicasOf, statusOf } from './model/db-instance.ts';
import { dbSubnetGroups, viewSubnetGroup } from './model/db-subnet-group.ts';
import { networkOf } from './model/network.ts';
import { defaultOptionGroup } from './model/option-group.ts';
import { stoppedAtMostMs } from './model/spans.ts';
import { tagsOf } from './model/tags.ts';

/** An instance as RDS shows it. Its endpoint is known once it is up. */
export function viewDbInstance(ctx: Context, row: DbInstanceRow): DBInstance {
  const status = statusOf(ctx, row);
  const arn = arnOf(ctx, 'db', row.id);
  const group = dbSubnetGroups.get(ctx, row.subnetGroup);
  const up = row.createdAt <= ctx.now;
  const stopped = row.timeline.find(({ state }) => state === 'stopped');
  return {
    DBInstanceIdentifier: row.id,
    DBInstanceArn: arn,
    DbiResourceId: row.resourceId,
    DBInstanceStatus: status,
    DBInstanceClass: row.instanceClass,
    Engine: row.engine,
    EngineVersion: row.engineVersion,
    LicenseModel: row.license,
    MasterUsername: row.masterUser,
    DBName: row.dbName,
    DBClusterIdentifier: row.clusterId,
    Endpoint: up
      ? { Address: addressOf(ctx, row.id), Port: row.port, HostedZoneId: 'Z2R2ITUGPM61AM' }
      : undefined,
    DbInstancePort: 0,
    InstanceCreateTime: up ? new Date(row.createdAt) : undefined,
    LatestRestorableTime:
      up && row.backupDays > 0 && status === 'available'
        ? new Date(Math.max(row.createdAt, ctx.now - 300_000))
        : undefined,
    AllocatedStorage: row.storageGib,
    StorageType: row.storageType,
    Iops: row.iops,
    MaxAllocatedStorage: row.maxStorageGib,
    StorageEncrypted: row.encrypted,
    KmsKeyId: row.encrypted
      ? `arn:${ctx.partition}:kms:${ctx.region}:${ctx.account}:alias/aws/rds`
      : undefined,
    AvailabilityZone: up ? row.zone : undefined,
    MultiAZ: row.multiAz,
    SecondaryAvailabilityZone: row.multiAz && up ? otherZone(ctx, row.zone) : undefined,
    DBSubnetGroup: group && viewSubnetGroup(ctx, group),
    VpcSecurityGroups: row.groupIds.map((VpcSecurityGroupId) => ({
      VpcSecurityGroupId,
      Status: 'active',
    })),
    DBSecurityGroups: [],
    DBParameterGroups: [
      { DBParameterGroupName: row.parameterGroup, ParameterApplyStatus: 'in-sync' },
    ],
    OptionGroupMemberships: [
      {
        OptionGroupName: row.optionGroup ?? defaultOptionGroup(row.engine, row.engineVersion),
        Status: 'in-sync',
      },
    ],
    BackupRetentionPeriod: row.backupDays,
    PreferredBackupWindow: row.backupWindow,
    PreferredMaintenanceWindow: row.maintenanceWindow,
    PendingModifiedValues: pendingOf(row),
    AutoMinorVersionUpgrade: row.autoMinorUpgrade,
    PubliclyAccessible: row.publicAccess,
    CopyTagsToSnapshot: row.copyTags,
    IAMDatabaseAuthenticationEnabled: row.iamLogin,
    DeletionProtection: row.deletionProtection,
    MultiTenant: row.multiTenant,
    EnabledCloudwatchLogsExports: row.logExports.length > 0 ? [...row.logExports] : undefined,
    ReadReplicaDBInstanceIdentifiers: replicasOf(ctx, row).map(({ id }) => id),
    ReadReplicaSourceDBInstanceIdentifier: row.replicaOf,
    StatusInfos:
      row.replicaOf && up
        ? [{ StatusType: 'read replication', Normal: true, Status: 'replicating' }]
        : undefined,
    MonitoringInterval: 0,
    PerformanceInsightsEnabled: false,
    DomainMemberships: [],
    AssociatedRoles: [],
    CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    NetworkType: 'IPV4',
    BackupTarget: 'region',
    CustomerOwnedIpEnabled: false,
    ActivityStreamStatus: 'stopped',
    DedicatedLogVolume: false,
    AutomaticRestartTime:
      status === 'stopped' && stopped ? new Date(stopped.at + stoppedAtMostMs) : undefined,
    TagList: tagsOf(ctx, arn),
  };
}

function pendingOf({ pending }: DbInstanceRow): NonNullable<DBInstance['PendingModifiedValues']> {
  const { instanceClass, storageGib, storageType, iops, engineVersion, multiAz, port } =
    pending?.settings ?? {};
  return {
    DBInstanceClass: instanceClass,
    AllocatedStorage: storageGib,
    StorageType: storageType,
    Iops: iops,
    EngineVersion: engineVersion,
    MultiAZ: multiAz,
    Port: port,
  };
}

function otherZone(ctx: Context, zone: string): string | undefined {
  return zonesOf(networkOf(ctx).region).find(({ name }) => name !== zone)?.name;
}
