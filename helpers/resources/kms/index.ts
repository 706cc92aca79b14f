import { defineService } from '../../resource/definition.ts';
import { alias, grant, key } from './key.ts';

/** KMS's resources. */
export const kms = defineService({ service: 'kms', resources: [key, alias, grant] });
