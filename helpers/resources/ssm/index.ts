import { defineService } from '../../resource/definition.ts';
import { parameter } from './parameter.ts';

/** The resources of Systems Manager's parameter store. */
export const ssm = defineService({ service: 'ssm', resources: [parameter] });
