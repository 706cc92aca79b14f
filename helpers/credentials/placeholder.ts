import type { AwsFiles } from '../config/files.ts';
import type { CredentialProvider } from './credentials.ts';
import type { Environment } from './environment.ts';
import type { Owner } from './find-source.ts';

/** Gives keys for servers on this machine that only act as AWS, and look at no signature. */
export const placeholders: CredentialProvider = async () => ({
  accessKeyId: 'placeholder',
  secretAccessKey: 'placeholder',
});

const variables = ['AWS_ACCESS_KEY_ID', 'AWS_WEB_IDENTITY_TOKEN_FILE'];
const container = /^AWS_CONTAINER_CREDENTIALS_(RELATIVE|FULL)_URI$/;
const settings = /^(aws_\w*access_key\w*|role_arn|credential_process|sso_\w+|login_session)$/;

/** True when environment or files say where somebody's credentials come from. */
export function credentialsConfigured(
  { profile, explicit }: Owner,
  files: AwsFiles,
  env: Environment = process.env,
): boolean {
  const said = Object.keys(env).filter((name) => env[name]);
  if (said.some((name) => container.test(name))) return true;
  if (!explicit && said.some((name) => variables.includes(name))) return true;
  const keys = files.profiles.get(profile ?? 'default')?.keys() ?? [];
  return [...keys].some((key) => settings.test(key));
}
