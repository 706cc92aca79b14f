import { AwshError } from '../errors.ts';
import type { Credentials } from './credentials.ts';
import type { Environment } from './environment.ts';
import type { MachineSource } from './source.ts';
import { sdk, silent, type Tools } from './tools.ts';
import { hush } from './wire.ts';

/**
 * The credentials of the role that a container of ECS or EKS has:
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
 */
export async function containerRole({ env }: Tools): Promise<Credentials> {
  const relative = env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
  const address = relative
    ? `http://169.254.170.2${relative}`
    : (env.AWS_CONTAINER_CREDENTIALS_FULL_URI ?? '');
  try {
    return await sdk().fromHttp({ ...patience(env), logger: silent })();
  } catch (error) {
    const { origin } = URL.canParse(address) ? new URL(address) : { origin: address };
    const token = env.AWS_CONTAINER_AUTHORIZATION_TOKEN ?? '';
    throw new AwshError(
      'Credentials',
      `${origin} gave no credentials of the container's role: ${said(error, [token])}`,
      {
        hint: 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or …_FULL_URI names it; is this the container?',
      },
    );
  }
}

/**
 * The credentials of the role that an EC2 instance has:
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html
 */
export async function instanceRole(source: MachineSource, { env }: Tools): Promise<Credentials> {
  try {
    return await sdk().fromInstanceMetadata({ ...patience(env), logger: silent })();
  } catch (error) {
    if (env.AWS_EC2_METADATA_SERVICE_ENDPOINT) {
      throw new AwshError(
        'Credentials',
        `the instance metadata service at ${env.AWS_EC2_METADATA_SERVICE_ENDPOINT} gave no credentials: ${said(error, [])}`,
        { hint: 'AWS_EC2_METADATA_SERVICE_ENDPOINT names it; does the instance have a role?' },
      );
    }
    throw noCredentials(source.profile);
  }
}

/** What a session is refused with when nothing says where its credentials are. */
export function noCredentials(profile: string | undefined): AwshError {
  const owner = profile === undefined ? '' : ` for profile ${profile}`;
  const configure = profile === undefined ? 'aws configure' : `aws configure --profile ${profile}`;
  return new AwshError('Credentials', `no AWS credentials found${owner}`, {
    hint: `.sandbox needs none; .profile picks another profile; ${configure} sets them up`,
  });
}

/** How long and often these servers are asked, by the variables that boto3 has for it. */
function patience(env: Environment): { timeout?: number; maxRetries: number } {
  const seconds = Number(env.AWS_METADATA_SERVICE_TIMEOUT);
  const attempts = Number(env.AWS_METADATA_SERVICE_NUM_ATTEMPTS);
  return {
    ...(seconds > 0 ? { timeout: seconds * 1000 } : {}),
    maxRetries: attempts > 1 ? attempts - 1 : 0,
  };
}

function said(error: unknown, secrets: readonly string[]): string {
  const text = error instanceof Error ? error.message : String(error);
  return hush(text.replace(/^(\w*Error: )+/, ''), secrets);
}
