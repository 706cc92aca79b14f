import { readAwsFiles } from '../../config/files.ts';
import type { Refusal } from './refusal.ts';

/** How to get new credentials where the old ones came from. */
export function expiredStep({ call }: Refusal): string {
  const { profile } = call ?? {};
  const name = profile ?? 'default';
  const settings = settingsOf(name);
  const option = profile === undefined ? '' : ` --profile ${profile}`;
  if (settings?.has('sso_session') || settings?.has('sso_start_url')) {
    return `the login has expired: log in again with .login ${name}, or aws sso login${option}`;
  }
  if (settings?.has('login_session')) {
    return `the login has expired: log in again with aws login${option}`;
  }
  if (profile === undefined && process.env.AWS_SESSION_TOKEN) {
    return 'the credentials in the environment have expired: export new AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN';
  }
  return 'the credentials have expired: log in again, or .profile another';
}

function settingsOf(profile: string): ReadonlyMap<string, unknown> | undefined {
  try {
    return readAwsFiles().profiles.get(profile);
  } catch {
    return undefined; // what is wrong with the files is told elsewhere
  }
}
