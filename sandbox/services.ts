import { openEc2 } from './ec2/model/open.ts';
import type { ServiceEntry } from './engine/service.ts';

/** The services the sandbox has, by signing name. A service is loaded at its first call. */
export const services: Readonly<Record<string, ServiceEntry>> = {
  ec2: {
    package: '@aws-sdk/client-ec2',
    global: false,
    load: async () => (await import('./ec2/index.ts')).ec2,
    open: openEc2,
  },
  rds: {
    package: '@aws-sdk/client-rds',
    global: false,
    load: async () => (await import('./rds/index.ts')).rds,
  },
  s3: {
    package: '@aws-sdk/client-s3',
    global: true,
    load: async () => (await import('./s3/index.ts')).s3,
  },
  sts: {
    package: '@aws-sdk/client-sts',
    global: true,
    load: async () => (await import('./sts/index.ts')).sts,
  },
};
