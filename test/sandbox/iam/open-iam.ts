import { IAM } from '@aws-sdk/client-iam';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/index.ts';
import { ec2Of } from '../clients.ts';

/** The SDK's own IAM client, working in `sandbox` without a socket. */
export function iamOf(sandbox: Sandbox, accessKeyId?: string): IAM {
  const { requestHandler, credentials, region } = sandbox.link;
  const own = accessKeyId === undefined ? credentials : { accessKeyId, secretAccessKey: 'secret' };
  return new IAM({ requestHandler: requestHandler as never, credentials: own, region });
}

/** A sandbox whose time stands still until it is advanced, with clients of IAM and EC2 in it. */
export function openIam(options: SandboxOptions = {}) {
  const sandbox = createSandbox({ clock: 'manual', fixture: 'empty', ...options });
  return { sandbox, iam: iamOf(sandbox), ec2: ec2Of(sandbox) };
}

const Version = '2012-10-17';

/** Lets EC2 act in a role. */
export const trust = JSON.stringify({
  Version,
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ],
});

/** Lets its holder do `action`. */
export function allow(action: string): string {
  return JSON.stringify({
    Version,
    Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
  });
}

/** Makes an instance profile with a role of the same name. */
export async function makeProfile(iam: IAM, name: string): Promise<void> {
  const profile = { InstanceProfileName: name, RoleName: name };
  await iam.createRole({ RoleName: name, AssumeRolePolicyDocument: trust });
  await iam.createInstanceProfile(profile);
  await iam.addRoleToInstanceProfile(profile);
}
