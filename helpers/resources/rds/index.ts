import { defineService } from '../../resource/definition.ts';
import { dbCluster, dbInstance } from './database.ts';
import { dbParameterGroup, dbSubnetGroup, optionGroup } from './group.ts';
import { dbClusterSnapshot, dbSnapshot } from './snapshot.ts';

/** RDS's resources, which boto3 never had. */
export const rds = defineService({
  service: 'rds',
  resources: [
    dbInstance,
    dbCluster,
    dbSnapshot,
    dbClusterSnapshot,
    dbSubnetGroup,
    dbParameterGroup,
    optionGroup,
  ],
});
