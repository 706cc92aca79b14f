import type { Service } from '../engine/service.ts';
import { createDbInstance } from './create-db-instance.ts';
import { dbClusterSnapshotsTopic } from './db-cluster-snapshots.ts';
import { dbClustersTopic } from './db-clusters.ts';
import { dbInstancesTopic } from './db-instances.ts';
import { dbParameterGroupsTopic } from './db-parameter-groups.ts';
import { dbSnapshotsTopic } from './db-snapshots.ts';
import { dbSubnetGroupsTopic } from './db-subnet-groups.ts';
import { engineVersions } from './engine-versions.ts';
import { settle } from './model/settle.ts';
import { modifyDbInstance } from './modify-db-instance.ts';
import { optionGroupsTopic } from './option-groups.ts';
import { readReplicas } from './read-replicas.ts';
import { startStopReboot } from './start-stop-reboot.ts';
import { tags } from './tags.ts';
import { tenantDatabasesTopic } from './tenant-databases.ts';
import { wording } from './wording.ts';

/** RDS: one line a topic. */
export const rds: Service = {
  wording,
  settle,
  operations: {
    ...createDbInstance,
    ...dbClusterSnapshotsTopic,
    ...dbClustersTopic,
    ...dbInstancesTopic,
    ...dbParameterGroupsTopic,
    ...dbSnapshotsTopic,
    ...dbSubnetGroupsTopic,
    ...engineVersions,
    ...modifyDbInstance,
    ...optionGroupsTopic,
    ...readReplicas,
    ...startStopReboot,
    ...tags,
    ...tenantDatabasesTopic,
  },
};
