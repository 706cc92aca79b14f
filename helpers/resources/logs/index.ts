import { defineService } from '../../resource/definition.ts';
import { logGroup, logStream } from './log-group.ts';

/** CloudWatch Logs' resources. */
export const logs = defineService({ service: 'logs', resources: [logGroup, logStream] });
