import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { AwshError } from '../errors.ts';
import type { Credentials } from './credentials.ts';
import type { LoginSource } from './source.ts';
import { sdk, silent, type Tools } from './tools.ts';
import { Wire } from './wire.ts';

/**
 * The credentials of a session that `aws login` opened, renewed as long as AWS lets them be:
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-login-credentials.html
 */
export async function loginCredentials(
  { profile, session }: LoginSource,
  tools: Tools,
  signal: AbortSignal,
): Promise<Credentials> {
  const hint = `run aws login --profile ${profile}`;
  if (!existsSync(sessionFile(session, tools))) {
    throw new AwshError('LoginNeeded', `profile ${profile} is not logged in`, { hint });
  }
  const wire = new Wire(tools.handler(), signal);
  try {
    return (await sdk().fromLoginCredentials({
      profile,
      logger: silent,
      clientConfig: { requestHandler: wire as never },
    })()) as Credentials;
  } catch (error) {
    throw wire.explain(error, `the login of profile ${profile} gave no credentials`, {
      hint,
      secrets: [],
    });
  }
}

function sessionFile(session: string, { env }: Tools): string {
  const folder = env.AWS_LOGIN_CACHE_DIRECTORY ?? join(homedir(), '.aws', 'login', 'cache');
  return join(folder, `${createHash('sha256').update(session).digest('hex')}.json`);
}
