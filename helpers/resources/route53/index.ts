import { defineService } from '../../resource/definition.ts';
import { healthCheck, hostedZone, recordSet } from './hosted-zone.ts';

/** Route 53's resources. */
export const route53 = defineService({
  service: 'route53',
  resources: [hostedZone, recordSet, healthCheck],
});
