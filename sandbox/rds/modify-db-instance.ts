import type { ModifyDBInstanceMessage } from '@aws-sdk/client-rds';
import type { Context } from '../engine/context.ts';
import type { Checked } from '../engine/service.ts';
import { backupDaysOf, checkClass, checkPassword } from './checks.ts';
import { viewDbInstance } from './db-instance-view.ts';
import { identifier, invalid } from './invalid.ts';
import { arnOf } from './model/arn.ts';
import { course, endOf, type Stage } from './model/course.ts';
import {
  checkFree,
  type DbInstanceRow,
  type DbSettings,
  type DbStatus,
  dbInstances,
  findAvailable,
  replicasOf,
} from './model/db-instance.ts';
import { parameterGroupFor } from './model/db-parameter-group.ts';
import { dbSubnetGroups } from './model/db-subnet-group.ts';
import { engineNamed, familyOf, versionOf } from './model/engine.ts';
import { groupsFor } from './model/network.ts';
import { optionGroupFor } from './model/option-group.ts';
import { spans } from './model/spans.ts';
import { moveTags } from './model/tags.ts';
import { nextOpening } from './model/window.ts';
import { topic } from './topic.ts';

type Wish = Checked<ModifyDBInstanceMessage>;

/**
 * Changes what can be changed at once, and the rest now or in the maintenance window.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.DBInstance.Modifying.html
 */
export const modifyDbInstance = topic({
  ModifyDBInstance(input, ctx) {
    const row = findAvailable(ctx, input.DBInstanceIdentifier);
    const settings = settingsOf(row, input);
    const at = atOnce(ctx, row, input);
    const changed = dbInstances.change(ctx, row.id, {
      ...at,
      ...schedule(ctx, row, input, settings),
    });
    const { NewDBInstanceIdentifier: name, ApplyImmediately } = input;
    const named = name && ApplyImmediately ? rename(ctx, changed, name) : changed;
    return { DBInstance: viewDbInstance(ctx, named) };
  },
});

/** The settings that the request changes and that take a while, without those that stay the same. */
function settingsOf(row: DbInstanceRow, wish: Wish): Partial<DbSettings> {
  if (wish.DBInstanceClass) checkClass(wish.DBInstanceClass);
  if (wish.AllocatedStorage !== undefined && wish.AllocatedStorage < row.storageGib) {
    throw invalid('Storage size can only be increased: the current one is larger.');
  }
  const wanted: Partial<DbSettings> = {
    ...(wish.DBInstanceClass && { instanceClass: wish.DBInstanceClass }),
    ...(wish.AllocatedStorage && { storageGib: wish.AllocatedStorage }),
    ...(wish.StorageType && { storageType: wish.StorageType }),
    ...(wish.Iops && { iops: wish.Iops }),
    ...(wish.EngineVersion && {
      engineVersion: versionOf(engineNamed(row.engine), wish.EngineVersion),
    }),
    ...(wish.MultiAZ !== undefined && { multiAz: wish.MultiAZ }),
    ...(wish.DBPortNumber && { port: wish.DBPortNumber }),
  };
  const others = Object.entries(wanted).filter(
    ([name, value]) => row[name as keyof DbSettings] !== value,
  );
  return Object.fromEntries(others);
}

/** What is changed by the call itself. */
function atOnce(ctx: Context, row: DbInstanceRow, wish: Wish): Partial<DbInstanceRow> {
  if (wish.MasterUserPassword) checkPassword(wish.MasterUserPassword);
  const family = familyOf(engineNamed(row.engine), row.engineVersion);
  const vpcId = dbSubnetGroups.get(ctx, row.subnetGroup)?.vpcId ?? '';
  const logs = wish.CloudwatchLogsExportConfiguration;
  const logExports = new Set([...row.logExports, ...(logs?.EnableLogTypes ?? [])]);
  for (const name of logs?.DisableLogTypes ?? []) logExports.delete(name);
  return {
    backupDays: backupDaysOf(wish.BackupRetentionPeriod ?? row.backupDays),
    backupWindow: wish.PreferredBackupWindow ?? row.backupWindow,
    maintenanceWindow: wish.PreferredMaintenanceWindow?.toLowerCase() ?? row.maintenanceWindow,
    autoMinorUpgrade: wish.AutoMinorVersionUpgrade ?? row.autoMinorUpgrade,
    publicAccess: wish.PubliclyAccessible ?? row.publicAccess,
    copyTags: wish.CopyTagsToSnapshot ?? row.copyTags,
    iamLogin: wish.EnableIAMDatabaseAuthentication ?? row.iamLogin,
    deletionProtection: wish.DeletionProtection ?? row.deletionProtection,
    maxStorageGib: wish.MaxAllocatedStorage ?? row.maxStorageGib,
    groupIds: wish.VpcSecurityGroupIds
      ? groupsFor(ctx, vpcId, wish.VpcSecurityGroupIds)
      : row.groupIds,
    parameterGroup: wish.DBParameterGroupName
      ? parameterGroupFor(ctx, family, wish.DBParameterGroupName).id
      : row.parameterGroup,
    optionGroup: wish.OptionGroupName
      ? optionGroupFor(
          ctx,
          { engine: row.engine, version: row.engineVersion },
          wish.OptionGroupName,
        )
      : row.optionGroup,
    logExports: [...logExports],
  };
}

function schedule(
  ctx: Context,
  row: DbInstanceRow,
  wish: Wish,
  settings: Partial<DbSettings>,
): Partial<DbInstanceRow> {
  const stages: Stage<DbStatus>[] = [];
  const changes = Object.keys(settings).length > 0;
  if (changes && wish.ApplyImmediately) stages.push(['modifying', spans.modify]);
  if (wish.MasterUserPassword) stages.push(['resetting-master-credentials', spans.credentials]);
  const timeline = course<DbStatus>(ctx, stages, 'available');
  const window = wish.PreferredMaintenanceWindow ?? row.maintenanceWindow;
  const later = { ...row.pending?.settings, ...settings };
  const at = wish.ApplyImmediately
    ? (timeline[1]?.at ?? endOf(timeline))
    : nextOpening(ctx.now, window);
  return {
    ...(stages.length > 0 && { timeline }),
    ...(changes && { pending: { at, settings: later } }),
  };
}

function rename(ctx: Context, row: DbInstanceRow, name: string): DbInstanceRow {
  const id = identifier('NewDBInstanceIdentifier', name);
  checkFree(ctx, id);
  for (const replica of replicasOf(ctx, row)) {
    dbInstances.change(ctx, replica.id, { replicaOf: id });
  }
  dbInstances.remove(ctx, row.id);
  moveTags(ctx, arnOf(ctx, 'db', row.id), arnOf(ctx, 'db', id));
  const timeline = course<DbStatus>(ctx, [['renaming', spans.rename]], 'available');
  return dbInstances.put(ctx, { ...row, id, timeline });
}
