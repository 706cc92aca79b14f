import { existsSync } from 'node:fs';
import { configPath, credentialsPath } from './paths.ts';

/** Variables each of which says where credentials are to be had. */
const variables = [
  'AWS_ACCESS_KEY_ID',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_ENDPOINT_URL',
];

/**
 * True when environment or files say which account to use, so that a session made without options
 * has somewhere to go. Other profiles than `default` don't: one of them has to be named first.
 * Rejects with ConfigError when a file can't be read as one.
 */
export async function isConfigured(): Promise<boolean> {
  if (variables.some((name) => process.env[name])) return true;
  // The first prompt of a newcomer waits for this, so files that aren't there cost nothing to read.
  if (!existsSync(configPath()) && !existsSync(credentialsPath())) return false;
  const { availableProfiles } = await import('./profile.ts');
  return availableProfiles().includes('default');
}
