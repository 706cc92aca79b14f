import { defineService } from '../../resource/definition.ts';
import { platformApplication, platformEndpoint } from './platform.ts';
import { subscription, topic } from './topic.ts';

/** SNS's resources. */
export const sns = defineService({
  service: 'sns',
  resources: [topic, subscription, platformApplication, platformEndpoint],
});
