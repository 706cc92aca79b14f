import { defineService } from '../../resource/definition.ts';
import { archive, job, multipartUpload, notification } from './archive.ts';
import { account, vault } from './vault.ts';

/** S3 Glacier's resources. */
export const glacier = defineService({
  service: 'glacier',
  resources: [vault, account, archive, job, multipartUpload, notification],
});
