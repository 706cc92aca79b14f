import { openEc2 } from './ec2/model/open.ts';
import type { ServiceEntry } from './engine/service.ts';
import { openIam } from './iam/model/open.ts';

/** The services the sandbox has, by signing name. A service is loaded at its first call. */
export const services: Readonly<Record<string, ServiceEntry>> = {
  cloudformation: {
    package: '@aws-sdk/client-cloudformation',
    global: false,
    drives: true,
    load: async () => (await import('./cloudformation/index.ts')).loadCloudFormation(),
  },
  ec2: {
    package: '@aws-sdk/client-ec2',
    global: false,
    load: async () => (await import('./ec2/index.ts')).ec2,
    open: openEc2,
  },
  iam: {
    package: '@aws-sdk/client-iam',
    global: true,
    load: async () => (await import('./iam/index.ts')).iam,
    open: openIam,
  },
  rds: {
    package: '@aws-sdk/client-rds',
    global: false,
    load: async () => (await import('./rds/index.ts')).rds,
  },
  s3: {
    package: '@aws-sdk/client-s3',
    global: true,
    takesForms: true,
    load: async () => (await import('./s3/index.ts')).s3,
  },
  sns: {
    package: '@aws-sdk/client-sns',
    optional: true,
    global: false,
    load: async () => (await import('./sns/index.ts')).sns,
  },
  sts: {
    package: '@aws-sdk/client-sts',
    global: true,
    unsigned: { version: '2011-06-15', actions: ['AssumeRoleWithWebIdentity'] },
    load: async () => (await import('./sts/index.ts')).sts,
  },
};
