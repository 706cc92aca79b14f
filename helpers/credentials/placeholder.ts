import type { AwsFiles } from '../config/files.ts';
import type { CredentialProvider } from './provider.ts';

/** Gives keys for servers on this machine that only act as AWS, and look at no signature. */
export const placeholders: CredentialProvider = async () => ({
  accessKeyId: 'placeholder',
  secretAccessKey: 'placeholder',
});

const variables = [
  'AWS_ACCESS_KEY_ID',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];
const settings = /^(aws_access_key_id|role_arn|credential_process|sso_\w+|login_session)$/;

/** True when environment or files say where this profile's credentials come from. */
export function credentialsConfigured(
  profile: string | undefined,
  files: AwsFiles,
  env: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  if (profile === undefined && variables.some((name) => env[name])) return true;
  const keys = files.profiles.get(profile ?? 'default')?.keys() ?? [];
  return [...keys].some((key) => settings.test(key));
}
