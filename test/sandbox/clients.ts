import { spawnSync } from 'node:child_process';
import { EC2, type EC2ClientConfig } from '@aws-sdk/client-ec2';
import { STS } from '@aws-sdk/client-sts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.ts';

/** The SDK's own EC2 client, working in `sandbox` without a socket. */
export function ec2Of(sandbox: Sandbox, config: EC2ClientConfig = {}): EC2 {
  return new EC2({ ...linkOf(sandbox), ...config });
}

/** The SDK's own STS client, working in `sandbox` without a socket. */
export function stsOf(sandbox: Sandbox, accessKeyId = 'AKIATEST'): STS {
  const credentials = { accessKeyId, secretAccessKey: 'secret' };
  return new STS({ ...linkOf(sandbox), credentials });
}

/** A sandbox whose time stands still until it is advanced, and a client in it. */
export function openSandbox(options: SandboxOptions = {}): { sandbox: Sandbox; ec2: EC2 } {
  const sandbox = createSandbox({ clock: 'manual', ...options });
  return { sandbox, ec2: ec2Of(sandbox) };
}

/** The error a call ends with; fails when it ends well. */
export async function errorOf(
  call: Promise<unknown>,
): Promise<Error & { $metadata?: { httpStatusCode?: number; requestId?: string } }> {
  const value = await call.catch((error: Error) => error);
  if (value instanceof Error) return value;
  throw new Error('the call succeeded');
}

/** What an AWS client needs in its environment to call a sandbox at `url`. */
export function environment(url: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'AKIATEST',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** True when a program can be run here. */
export function present(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

function linkOf(sandbox: Sandbox) {
  const { requestHandler, credentials, region } = sandbox.link;
  return { requestHandler: requestHandler as never, credentials, region };
}
