import { defineService } from '../../resource/definition.ts';
import { alarm } from './alarm.ts';
import { metric } from './metric.ts';

/** CloudWatch's resources. */
export const cloudwatch = defineService({ service: 'cloudwatch', resources: [alarm, metric] });
