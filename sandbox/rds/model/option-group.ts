import type { Option, OptionConfiguration, OptionGroup } from '@aws-sdk/client-rds';
import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { table } from '../../engine/table.ts';
import { arnOf, nameIn } from './arn.ts';
import { engines, majorOf } from './engine.ts';

/** A set of extras for the databases of an engine; the row's id is its name. */
export interface OptionGroupRow {
  readonly id: string;
  readonly engine: string;
  readonly major: string;
  readonly description: string;
  readonly options: readonly OptionConfiguration[];
}

/** An extra that an engine offers. */
export interface OptionModel {
  readonly name: string;
  readonly description: string;
  readonly port?: number;
}

/** The option groups of a region; the `default:…` ones are there without being kept. */
export const optionGroups = table<OptionGroupRow>('optionGroups');

const audit = { name: 'MARIADB_AUDIT_PLUGIN', description: 'MariaDB Audit Plugin' };

/** What each engine offers: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithOptionGroups.html */
const offered: Readonly<Record<string, readonly OptionModel[]>> = {
  mysql: [audit, { name: 'MEMCACHED', description: 'Memcached', port: 11_211 }],
  mariadb: [audit],
  'sqlserver-ex': [{ name: 'SQLSERVER_BACKUP_RESTORE', description: 'Native backup and restore' }],
  'oracle-se2-cdb': [
    { name: 'Timezone', description: 'Change time zone' },
    { name: 'OEM', description: 'Oracle Enterprise Manager', port: 5_500 },
  ],
};

/** The options an engine offers: none for those that have no use for option groups. */
export function optionsFor(engine: string): readonly OptionModel[] {
  return Object.hasOwn(offered, engine) ? (offered[engine] ?? []) : [];
}

/** The name of the group that databases are in unless they say otherwise: `default:mysql-8-0`. */
export function defaultOptionGroup(engine: string, version: string): string {
  return `default:${engine}-${majorOf(engine, version).replaceAll('.', '-')}`;
}

/** The group of that name or ARN. Throws when there is none. */
export function findOptionGroup(ctx: Context, name: string): OptionGroupRow {
  const id = nameIn(name);
  const row = optionGroups.get(ctx, id) ?? defaultGroups().find((one) => one.id === id);
  if (row) return row;
  throw fault('OptionGroupNotFoundFault', `Specified OptionGroupName: ${name} not found.`, 404);
}

/** The group that a database is to be in. Throws when it is of another engine or version. */
export function optionGroupFor(
  ctx: Context,
  { engine, version }: { engine: string; version: string },
  name: string | undefined,
): string {
  if (name === undefined) return defaultOptionGroup(engine, version);
  const row = findOptionGroup(ctx, name);
  if (row.engine === engine && row.major === majorOf(engine, version)) return row.id;
  throw fault(
    'InvalidParameterCombination',
    `The option group ${row.id} is for ${row.engine} ${row.major}, not for ${engine} ${version}.`,
  );
}

/** The groups that are there for every engine and major version. */
export function defaultGroups(): OptionGroupRow[] {
  const all = engines.flatMap(({ name: engine, versions }) =>
    versions.map((version) => ({
      id: defaultOptionGroup(engine, version),
      engine,
      major: majorOf(engine, version),
      description: `Default option group for ${engine} ${majorOf(engine, version)}`,
      options: [],
    })),
  );
  return [...new Map(all.map((row) => [row.id, row])).values()];
}

/** A group as RDS shows it. */
export function viewOptionGroup(ctx: Context, row: OptionGroupRow): OptionGroup {
  return {
    OptionGroupName: row.id,
    OptionGroupDescription: row.description,
    OptionGroupArn: arnOf(ctx, 'og', row.id),
    EngineName: row.engine,
    MajorEngineVersion: row.major,
    AllowsVpcAndNonVpcInstanceMemberships: row.options.length === 0,
    Options: row.options.map((option) => viewOption(row.engine, option)),
  };
}

function viewOption(engine: string, option: OptionConfiguration): Option {
  const model = optionsFor(engine).find(({ name }) => name === option.OptionName);
  return {
    OptionName: option.OptionName,
    OptionDescription: model?.description,
    Persistent: false,
    Permanent: false,
    Port: option.Port ?? model?.port,
    OptionVersion: option.OptionVersion,
    OptionSettings: option.OptionSettings ?? [],
    VpcSecurityGroupMemberships: (option.VpcSecurityGroupMemberships ?? []).map(
      (VpcSecurityGroupId) => ({ VpcSecurityGroupId, Status: 'active' }),
    ),
  };
}
