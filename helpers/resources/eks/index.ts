import { defineService } from '../../resource/definition.ts';
import { cluster } from './cluster.ts';
import { addon, fargateProfile, nodegroup } from './parts.ts';

/** EKS's resources. */
export const eks = defineService({
  service: 'eks',
  resources: [cluster, nodegroup, fargateProfile, addon],
});
