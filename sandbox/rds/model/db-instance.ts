import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { table } from '../../engine/table.ts';
import { stateNow, type Timeline } from '../../engine/timeline.ts';
import { nameIn } from './arn.ts';

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html */
export type DbStatus =
  | 'creating'
  | 'backing-up'
  | 'available'
  | 'modifying'
  | 'renaming'
  | 'resetting-master-credentials'
  | 'rebooting'
  | 'stopping'
  | 'stopped'
  | 'starting'
  | 'deleting';

/** What of a database can be changed, and may wait for the maintenance window. */
export interface DbSettings {
  readonly instanceClass: string;
  readonly storageGib: number;
  readonly storageType: string;
  readonly iops?: number | undefined;
  readonly engineVersion: string;
  readonly multiAz: boolean;
  readonly port: number;
}

/** A DB instance; the row's id is its identifier. */
export interface DbInstanceRow extends DbSettings {
  readonly id: string;
  readonly resourceId: string;
  readonly engine: string;
  readonly license: string;
  readonly masterUser: string;
  readonly dbName?: string | undefined;
  readonly zone: string;
  readonly subnetGroup: string;
  readonly groupIds: readonly string[];
  readonly parameterGroup: string;
  readonly clusterId?: string | undefined;
  readonly backupDays: number;
  readonly backupWindow: string;
  readonly maintenanceWindow: string;
  readonly autoMinorUpgrade: boolean;
  readonly publicAccess: boolean;
  readonly encrypted: boolean;
  readonly copyTags: boolean;
  readonly iamLogin: boolean;
  readonly deletionProtection: boolean;
  /** True for an Oracle instance that holds databases of several tenants. */
  readonly multiTenant?: boolean | undefined;
  readonly optionGroup?: string | undefined;
  /** The identifier of the instance it follows, for a read replica. */
  readonly replicaOf?: string | undefined;
  readonly maxStorageGib?: number | undefined;
  readonly logExports: readonly string[];
  readonly timeline: Timeline<DbStatus>;
  /** When it was first up, in milliseconds since 1970. */
  readonly createdAt: number;
  /** Settings that will be in force at a time to come. */
  readonly pending?: { readonly at: number; readonly settings: Partial<DbSettings> } | undefined;
  /** The time at which it will be gone. */
  readonly goneAt?: number | undefined;
}

/** The DB instances of a region. */
export const dbInstances = table<DbInstanceRow>('dbInstances');

/** The instance of that identifier or ARN. Throws when there is none. */
export function findDbInstance(ctx: Context, name: string): DbInstanceRow {
  const row = dbInstances.get(ctx, nameIn(name));
  if (!row) throw fault('DBInstanceNotFound', `DBInstance ${name} not found.`, 404);
  return row;
}

/** The read replicas of an instance. */
export function replicasOf(ctx: Context, { id }: DbInstanceRow): DbInstanceRow[] {
  return dbInstances.all(ctx).filter(({ replicaOf }) => replicaOf === id);
}

/** The status at the time of the call. */
export function statusOf(ctx: Context, { timeline }: { timeline: Timeline<DbStatus> }): DbStatus {
  return stateNow(ctx, timeline);
}

/** The instance, which must be available: most changes wait until it is. */
export function findAvailable(ctx: Context, name: string): DbInstanceRow {
  const row = findDbInstance(ctx, name);
  if (statusOf(ctx, row) === 'available') return row;
  throw wrongState(`Instance ${row.id} is not in available state.`);
}

/** What RDS answers when an instance is not in the state that an operation needs. */
export function wrongState(message: string) {
  return fault('InvalidDBInstanceState', message);
}

/** Throws when the identifier is taken. */
export function checkFree(ctx: Context, id: string): void {
  if (dbInstances.get(ctx, id))
    throw fault('DBInstanceAlreadyExists', 'DB instance already exists');
}

/** The address of an endpoint: a name, and letters that are an account's own in a region. */
export function addressOf(ctx: Context, name: string): string {
  const own = [...`${ctx.account}${ctx.region}`].reduce(
    (sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0,
    7,
  );
  const domain = ctx.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `${name}.c${own.toString(36).padStart(11, 'x')}.${ctx.region}.rds.${domain}`;
}
