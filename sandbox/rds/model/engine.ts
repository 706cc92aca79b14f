import { fault } from '../../engine/fault.ts';
import { invalid } from '../invalid.ts';

/** A database engine that RDS offers. */
export interface Engine {
  readonly name: string;
  readonly description: string;
  readonly port: number;
  readonly license: string;
  /** True for engines whose instances live in clusters. */
  readonly clustered: boolean;
  /** True for engines whose instances can hold the databases of several tenants. */
  readonly tenants?: boolean;
  /** What the parameter group families begin with: `mysql`. */
  readonly family: string;
  /** Oldest first. */
  readonly versions: readonly string[];
  readonly logs: readonly string[];
}

const mysqlLogs = ['audit', 'error', 'general', 'slowquery'];

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBEngineVersions.html */
export const engines: readonly Engine[] = [
  {
    name: 'mysql',
    description: 'MySQL Community Edition',
    port: 3306,
    license: 'general-public-license',
    clustered: false,
    family: 'mysql',
    versions: ['8.0.41', '8.0.42', '8.0.43', '8.4.5', '8.4.6'],
    logs: mysqlLogs,
  },
  {
    name: 'mariadb',
    description: 'MariaDB Community Edition',
    port: 3306,
    license: 'general-public-license',
    clustered: false,
    family: 'mariadb',
    versions: ['10.6.22', '10.11.13', '11.4.7'],
    logs: mysqlLogs,
  },
  {
    name: 'postgres',
    description: 'PostgreSQL',
    port: 5432,
    license: 'postgresql-license',
    clustered: false,
    family: 'postgres',
    versions: ['14.18', '15.13', '16.8', '16.9', '17.4', '17.5'],
    logs: ['postgresql', 'upgrade'],
  },
  {
    name: 'sqlserver-ex',
    description: 'Microsoft SQL Server Express Edition',
    port: 1433,
    license: 'license-included',
    clustered: false,
    family: 'sqlserver-ex-',
    versions: ['15.00.4430.1.v1', '16.00.4200.1.v1'],
    logs: ['error'],
  },
  {
    name: 'oracle-se2-cdb',
    description: 'Oracle Database Standard Edition Two (CDB)',
    port: 1521,
    license: 'license-included',
    clustered: false,
    tenants: true,
    family: 'oracle-se2-cdb-',
    versions: ['19.0.0.0.ru-2026-04.rur-2026-04.r1', '19.0.0.0.ru-2026-07.rur-2026-07.r1'],
    logs: ['alert', 'audit', 'listener', 'trace'],
  },
  {
    name: 'aurora-mysql',
    description: 'Aurora MySQL',
    port: 3306,
    license: 'general-public-license',
    clustered: true,
    family: 'aurora-mysql',
    versions: ['8.0.mysql_aurora.3.08.2', '8.0.mysql_aurora.3.10.0'],
    logs: mysqlLogs,
  },
  {
    name: 'aurora-postgresql',
    description: 'Aurora PostgreSQL',
    port: 5432,
    license: 'postgresql-license',
    clustered: true,
    family: 'aurora-postgresql',
    versions: ['15.12', '16.8', '17.4'],
    logs: ['postgresql'],
  },
];

/** The engine of that name. Throws for one that RDS does not have. */
export function engineNamed(name: string): Engine {
  const engine = engines.find((one) => one.name === name.toLowerCase());
  if (!engine) throw invalid(`Invalid DB engine: ${name}`);
  return engine;
}

/** The version asked for: whole, or a beginning of it (`16`), or the newest. Throws for unknown ones. */
export function versionOf(engine: Engine, wanted: string | undefined): string {
  const fits = (version: string) =>
    wanted === undefined || version === wanted || version.startsWith(`${wanted}.`);
  const version = engine.versions.findLast(fits);
  if (version) return version;
  throw fault('InvalidParameterCombination', `Cannot find version ${wanted} for ${engine.name}`);
}

/** The family that parameter groups for a version belong to: `mysql8.0`, `postgres16`. */
export function familyOf({ name, family }: Engine, version: string): string {
  return family + majorOf(name, version);
}

/** The major version: `8.0` of `8.0.43`, `16` of `16.9`. */
export function majorOf(engine: string, version: string): string {
  const [first = '', second = ''] = version.split('.');
  if (/postgres|oracle/.test(engine)) return first;
  return engine.startsWith('sqlserver') ? `${first}.0` : `${first}.${second}`;
}

/** All families that there are. */
export function families(): string[] {
  const all = engines.flatMap((engine) =>
    engine.versions.map((version) => familyOf(engine, version)),
  );
  return [...new Set(all)];
}
