import type { DBEngineVersion, OrderableDBInstanceOption } from '@aws-sdk/client-rds';
import { zonesOf } from '../ec2/model/zone.ts';
import type { Context } from '../engine/context.ts';
import { type Engine, engineNamed, engines, familyOf, majorOf, versionOf } from './model/engine.ts';
import { page } from './paging.ts';
import { topic } from './topic.ts';

const sizes: Record<string, readonly string[]> = {
  'db.t3': ['micro', 'small', 'medium', 'large'],
  'db.t4g': ['micro', 'small', 'medium', 'large'],
  'db.m6g': ['large', 'xlarge', '2xlarge', '4xlarge'],
  'db.r6g': ['large', 'xlarge', '2xlarge', '4xlarge'],
};

const classes = Object.entries(sizes).flatMap(([family, all]) =>
  all.map((size) => `${family}.${size}`),
);

/** What can be ordered: the engines, their versions and the classes they run on. */
export const engineVersions = topic({
  /** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBEngineVersions.html */
  DescribeDBEngineVersions(input, ctx) {
    const wanted = input.DBParameterGroupFamily;
    const rows = releases(input.Engine, input.EngineVersion)
      .filter(({ engine, version }) => !wanted || familyOf(engine, version) === wanted)
      .filter(isNewest(input.DefaultOnly ?? false));
    const { items, Marker } = page(ctx, rows, input);
    return { DBEngineVersions: items.map(viewVersion), Marker };
  },

  /** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeOrderableDBInstanceOptions.html */
  DescribeOrderableDBInstanceOptions(input, ctx) {
    const { Engine, EngineVersion, DBInstanceClass, LicenseModel } = input;
    engineNamed(Engine);
    const rows = releases(Engine, EngineVersion)
      .filter(({ engine }) => !LicenseModel || engine.license === LicenseModel)
      .flatMap((release) =>
        classes.map((name) => ({ ...release, name, id: `${release.id}/${name}` })),
      )
      .filter(({ name }) => !DBInstanceClass || name === DBInstanceClass);
    const { items, Marker } = page(ctx, rows, input);
    return { OrderableDBInstanceOptions: items.map((row) => viewOption(ctx, row)), Marker };
  },
});

interface Release {
  readonly id: string;
  readonly engine: Engine;
  readonly version: string;
}

/** The releases of the engine named, or of all; a beginning of a version will do. */
function releases(name: string | undefined, wanted: string | undefined): Release[] {
  const fits = (version: string) =>
    !wanted || version === wanted || version.startsWith(`${wanted}.`);
  return engines
    .filter((engine) => !name || engine.name === name.toLowerCase())
    .flatMap((engine) =>
      engine.versions
        .filter(fits)
        .map((version) => ({ id: `${engine.name}/${version}`, engine, version })),
    );
}

function isNewest(only: boolean): (release: Release) => boolean {
  return ({ engine, version }) => !only || version === versionOf(engine, undefined);
}

function viewVersion({ engine, version }: Release): DBEngineVersion {
  return {
    Engine: engine.name,
    EngineVersion: version,
    MajorEngineVersion: majorOf(engine.name, version),
    DBParameterGroupFamily: familyOf(engine, version),
    DBEngineDescription: engine.description,
    DBEngineVersionDescription: `${engine.description} ${version}`,
    ValidUpgradeTarget: engine.versions
      .slice(engine.versions.indexOf(version) + 1)
      .map((target) => ({
        Engine: engine.name,
        EngineVersion: target,
        Description: `${engine.description} ${target}`,
        AutoUpgrade: false,
        IsMajorVersionUpgrade: majorOf(engine.name, target) !== majorOf(engine.name, version),
      })),
    ExportableLogTypes: [...engine.logs],
    SupportsLogExportsToCloudwatchLogs: engine.logs.length > 0,
    SupportsReadReplica: true,
    SupportedFeatureNames: [],
    Status: 'available',
    SupportsParallelQuery: false,
    SupportsGlobalDatabases: engine.clustered,
    SupportsBabelfish: false,
  };
}

function viewOption(
  ctx: Context,
  { engine, version, name }: Release & { name: string },
): OrderableDBInstanceOption {
  return {
    Engine: engine.name,
    EngineVersion: version,
    DBInstanceClass: name,
    LicenseModel: engine.license,
    AvailabilityZones: zonesOf(ctx.region).map((zone) => ({ Name: zone.name })),
    MultiAZCapable: !engine.clustered,
    ReadReplicaCapable: true,
    Vpc: true,
    SupportsStorageEncryption: true,
    StorageType: engine.clustered ? 'aurora' : 'gp3',
    SupportsIops: !engine.clustered,
    SupportsEnhancedMonitoring: true,
    SupportsIAMDatabaseAuthentication: true,
    SupportsPerformanceInsights: true,
    ...(!engine.clustered && { MinStorageSize: 20, MaxStorageSize: 65_536 }),
    SupportsStorageAutoscaling: !engine.clustered,
    SupportsClusters: engine.clustered,
    SupportedNetworkTypes: ['IPV4'],
  };
}
