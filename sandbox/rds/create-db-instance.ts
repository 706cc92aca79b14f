import type { CreateDBInstanceMessage } from '@aws-sdk/client-rds';
import { zonesOf } from '../ec2/model/zone.ts';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import type { Checked } from '../engine/service.ts';
import { backupDaysOf, checkClass, checkPassword } from './checks.ts';
import { viewDbInstance } from './db-instance-view.ts';
import { identifier, ill, invalid } from './invalid.ts';
import { arnOf } from './model/arn.ts';
import { course, endOf } from './model/course.ts';
import { type DbClusterRow, findCluster, membersOf } from './model/db-cluster.ts';
import { checkFree, type DbInstanceRow, type DbStatus, dbInstances } from './model/db-instance.ts';
import { parameterGroupFor } from './model/db-parameter-group.ts';
import { subnetGroupFor, zonesOfGroup } from './model/db-subnet-group.ts';
import { type Engine, engineNamed, familyOf, versionOf } from './model/engine.ts';
import { groupsFor } from './model/network.ts';
import { optionGroupFor } from './model/option-group.ts';
import { spans } from './model/spans.ts';
import { addTags } from './model/tags.ts';
import { anyBackupWindow, anyMaintenanceWindow } from './model/window.ts';
import { topic } from './topic.ts';

type Wish = Checked<CreateDBInstanceMessage>;

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html */
export const createDbInstance = topic({
  CreateDBInstance: (input, ctx) => ({
    DBInstance: viewDbInstance(ctx, newDbInstance(ctx, input)),
  }),
});

/** Makes an instance that is `creating`, once everything in the wish has been found and checked. */
export function newDbInstance(ctx: Context, wish: Wish): DbInstanceRow {
  const id = identifier('DBInstanceIdentifier', wish.DBInstanceIdentifier);
  checkFree(ctx, id);
  checkClass(wish.DBInstanceClass);
  const engine = engineNamed(wish.Engine);
  const cluster = wish.DBClusterIdentifier ? findCluster(ctx, wish.DBClusterIdentifier) : undefined;
  if (engine.clustered !== Boolean(cluster)) {
    throw ill(
      `${engine.name} instances ${engine.clustered ? 'need' : 'cannot have'} a DB cluster.`,
    );
  }
  if (cluster) checkMembers(ctx, cluster);
  const engineVersion = cluster?.engineVersion ?? versionOf(engine, wish.EngineVersion);
  const group = subnetGroupFor(ctx, cluster?.subnetGroup ?? wish.DBSubnetGroupName);
  const zone = zoneFor(ctx, zonesOfGroup(ctx, group), wish);
  const own = cluster ? undefined : ownSettings(engine, wish);
  const backupDays = cluster?.backupDays ?? backupDaysOf(wish.BackupRetentionPeriod);
  const timeline = course<DbStatus>(
    ctx,
    backupDays > 0 && !cluster
      ? [
          ['creating', spans.create],
          ['backing-up', spans.firstBackup],
        ]
      : [['creating', spans.create]],
    'available',
  );
  const row: DbInstanceRow = {
    id,
    resourceId: `db-${ctx.ids.hex(26).toUpperCase()}`,
    engine: engine.name,
    engineVersion,
    license: wish.LicenseModel ?? engine.license,
    instanceClass: wish.DBInstanceClass,
    storageGib: own?.storageGib ?? 1,
    storageType: own?.storageType ?? 'aurora',
    iops: wish.Iops,
    port: cluster?.port ?? wish.Port ?? engine.port,
    multiAz: cluster ? false : (wish.MultiAZ ?? false),
    masterUser: cluster?.masterUser ?? wish.MasterUsername ?? '',
    dbName: cluster?.dbName ?? wish.DBName,
    zone,
    subnetGroup: group.id,
    groupIds: cluster?.groupIds ?? groupsFor(ctx, group.vpcId, wish.VpcSecurityGroupIds),
    parameterGroup: parameterGroupFor(
      ctx,
      familyOf(engine, engineVersion),
      wish.DBParameterGroupName,
    ).id,
    optionGroup: optionGroupFor(
      ctx,
      { engine: engine.name, version: engineVersion },
      wish.OptionGroupName,
    ),
    clusterId: cluster?.id,
    backupDays,
    backupWindow: cluster?.backupWindow ?? wish.PreferredBackupWindow ?? anyBackupWindow(ctx),
    maintenanceWindow: wish.PreferredMaintenanceWindow?.toLowerCase() ?? anyMaintenanceWindow(ctx),
    autoMinorUpgrade: wish.AutoMinorVersionUpgrade ?? true,
    publicAccess: wish.PubliclyAccessible ?? group.id === 'default',
    encrypted: cluster?.encrypted ?? wish.StorageEncrypted ?? false,
    copyTags: wish.CopyTagsToSnapshot ?? false,
    iamLogin: wish.EnableIAMDatabaseAuthentication ?? false,
    deletionProtection: wish.DeletionProtection ?? false,
    multiTenant: multiTenantOf(engine, wish),
    maxStorageGib: wish.MaxAllocatedStorage,
    logExports: wish.EnableCloudwatchLogsExports ?? [],
    timeline,
    createdAt: timeline[1]?.at ?? endOf(timeline),
  };
  addTags(ctx, arnOf(ctx, 'db', id), wish.Tags);
  return dbInstances.put(ctx, row);
}

/** What only instances outside of clusters have to say. */
function ownSettings(engine: Engine, wish: Wish): { storageGib: number; storageType: string } {
  const { AllocatedStorage, MasterUsername, MasterUserPassword, Iops } = wish;
  if (!MasterUsername) throw missing('MasterUsername');
  if (wish.ManageMasterUserPassword) {
    if (MasterUserPassword) {
      throw ill(
        'You can specify either MasterUserPassword or ManageMasterUserPassword, but not both.',
      );
    }
  } else if (MasterUserPassword) checkPassword(MasterUserPassword);
  else throw missing('MasterUserPassword');
  if (AllocatedStorage === undefined) throw missing('AllocatedStorage');
  const storageType = wish.StorageType ?? (Iops ? 'io1' : 'gp2');
  const least = storageType.startsWith('io') ? 100 : storageType === 'standard' ? 5 : 20;
  if (AllocatedStorage < least || AllocatedStorage > 65_536) {
    throw invalid(
      `Invalid storage size for engine name ${engine.name} and storage type ${storageType}: ${AllocatedStorage}`,
    );
  }
  if (storageType.startsWith('io') && !Iops) {
    throw ill(`You must specify iops for storage type ${storageType}.`);
  }
  return { storageGib: AllocatedStorage, storageType };
}

/** Only Oracle's container databases hold several tenants. */
function multiTenantOf(engine: Engine, { MultiTenant }: Wish): boolean | undefined {
  if (!engine.tenants && MultiTenant) {
    throw ill(`The engine ${engine.name} has no multi-tenant configuration.`);
  }
  return engine.tenants ? (MultiTenant ?? false) : undefined;
}

function zoneFor(ctx: Context, zones: readonly string[], wish: Wish): string {
  const { AvailabilityZone: wanted, MultiAZ } = wish;
  if (!wanted) return zones[ctx.ids.between(0, Math.max(zones.length - 1, 0))] ?? '';
  if (MultiAZ) {
    throw ill('Requesting a specific availability zone is not valid for Multi-AZ instances.');
  }
  if (zones.includes(wanted)) return wanted;
  const exists = zonesOf(ctx.region).some(({ name }) => name === wanted);
  throw exists
    ? fault('InvalidVPCNetworkStateFault', `The DB subnet group does not cover ${wanted}.`)
    : invalid(`Availability Zone ${wanted} does not exist.`);
}

function checkMembers(ctx: Context, cluster: DbClusterRow): void {
  const most = 16;
  if (membersOf(ctx, cluster).length < most) return;
  throw fault('InstanceQuotaExceeded', `A DB cluster has ${most} instances at most.`);
}

function missing(parameter: string) {
  return fault('MissingParameter', `The request must contain the parameter ${parameter}`);
}
