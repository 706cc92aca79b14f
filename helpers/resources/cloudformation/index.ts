import { defineService } from '../../resource/definition.ts';
import { event, stack } from './stack.ts';
import { stackResource, stackResourceSummary } from './stack-resource.ts';

/** CloudFormation's resources. */
export const cloudformation = defineService({
  service: 'cloudformation',
  resources: [stack, event, stackResource, stackResourceSummary],
});
