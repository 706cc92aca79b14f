import { availableProfiles } from './profile.ts';

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
 * Throws ConfigError when a file can't be read as one.
 */
export function isConfigured(): boolean {
  return variables.some((name) => process.env[name]) || availableProfiles().includes('default');
}
