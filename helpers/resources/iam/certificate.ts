import { defineResource } from '../../resource/definition.ts';
import { renamed } from './renamed.ts';

/** A certificate that signs for a user: https://docs.aws.amazon.com/IAM/latest/APIReference/API_SigningCertificate.html */
export const signingCertificate = defineResource({
  name: 'SigningCertificate',
  page: 'API_SigningCertificate',
  ids: { userName: 'UserName', id: 'CertificateId' },
  load: false,
  list: false,
  create: { operation: 'UploadSigningCertificate' },
  onlyActions: true,
  actions: {
    activate: { operation: 'UpdateSigningCertificate', input: () => ({ Status: 'Active' }) },
    deactivate: { operation: 'UpdateSigningCertificate', input: () => ({ Status: 'Inactive' }) },
    delete: 'DeleteSigningCertificate',
  },
  children: { User: 'User' },
});

/** A certificate for a server: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ServerCertificate.html */
export const serverCertificate = defineResource({
  name: 'ServerCertificate',
  page: 'API_ServerCertificate',
  ids: { name: 'ServerCertificateName' },
  list: {
    operation: 'ListServerCertificates',
    path: 'ServerCertificateMetadataList[]',
    data: false,
  },
  create: { operation: 'UploadServerCertificate', path: '', data: false },
  actions: {
    update: {
      operation: 'UpdateServerCertificate',
      of: 'ServerCertificate',
      items: (_answer, input) => [
        renamed(input, 'NewServerCertificateName', 'ServerCertificateName'),
      ],
      data: false,
      isOne: true,
    },
  },
});
