import { defineService } from '../../resource/definition.ts';
import { cluster, taskDefinition } from './cluster.ts';
import { service, task } from './service.ts';

/** ECS's resources. */
export const ecs = defineService({
  service: 'ecs',
  resources: [cluster, service, task, taskDefinition],
});
