import { defineService } from '../../resource/definition.ts';
import { secret } from './secret.ts';

/** Secrets Manager's resources. */
export const secretsmanager = defineService({ service: 'secretsmanager', resources: [secret] });
