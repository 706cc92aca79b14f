import { defineResource } from '../../resource/definition.ts';

/** A user's second factor: https://docs.aws.amazon.com/IAM/latest/APIReference/API_MFADevice.html */
export const mfaDevice = defineResource({
  name: 'MfaDevice',
  shape: 'MFADevice',
  noun: 'MFADevice',
  page: 'API_MFADevice',
  ids: { userName: 'UserName', serialNumber: 'SerialNumber' },
  load: false,
  list: false,
  create: false,
  onlyActions: true,
  actions: {
    associate: 'EnableMFADevice',
    disassociate: 'DeactivateMFADevice',
    resync: 'ResyncMFADevice',
  },
  children: { User: 'User' },
});

/** A second factor that is a program: https://docs.aws.amazon.com/IAM/latest/APIReference/API_VirtualMFADevice.html */
export const virtualMfaDevice = defineResource({
  name: 'VirtualMfaDevice',
  shape: 'VirtualMFADevice',
  noun: 'VirtualMFADevice',
  page: 'API_VirtualMFADevice',
  ids: { serialNumber: 'SerialNumber' },
  load: false,
  collection: 'virtualMfaDevices',
  onlyActions: true,
  actions: { delete: 'DeleteVirtualMFADevice' },
});
