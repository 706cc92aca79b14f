import { defineService } from '../../resource/definition.ts';
import { alias, eventSourceMapping, lambdaFunction, version } from './function.ts';

/** Lambda's resources. */
export const lambda = defineService({
  service: 'lambda',
  resources: [lambdaFunction, version, alias, eventSourceMapping],
});
