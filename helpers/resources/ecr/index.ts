import { defineService } from '../../resource/definition.ts';
import { image, repository } from './repository.ts';

/** ECR's resources. */
export const ecr = defineService({ service: 'ecr', resources: [repository, image] });
