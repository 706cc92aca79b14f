import { readFileSync } from 'node:fs';
import { AwshError } from '../errors.ts';
import type { Credentials } from './credentials.ts';
import { regionFor } from './role.ts';
import type { WebIdentitySource } from './source.ts';
import { sdk, type Tools } from './tools.ts';
import { Wire } from './wire.ts';

/**
 * Assumes a role with the token in a file, as pods of EKS do:
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export async function assumeByToken(
  source: WebIdentitySource,
  tools: Tools,
  signal: AbortSignal,
): Promise<Credentials> {
  const { tokenFile, roleArn, sessionName, durationSeconds } = source;
  const token = readToken(tokenFile);
  const wire = new Wire(tools.handler(), signal);
  const provider = sdk().fromWebToken({
    webIdentityToken: token,
    roleArn,
    roleSessionName: sessionName ?? `awsh-${Date.now()}`,
    ...(durationSeconds ? { durationSeconds } : {}),
    clientConfig: {
      region: regionFor(roleArn, source.region ?? tools.region),
      requestHandler: wire as never,
      ...(tools.profile ? { profile: tools.profile } : {}),
    },
  });
  try {
    return (await provider()) as Credentials;
  } catch (error) {
    throw wire.explain(error, `role ${roleArn} was not assumed with the token of ${tokenFile}`, {
      ...(/Expired/.test((error as Error).name)
        ? { hint: 'whoever writes that file must renew it' }
        : {}),
      secrets: [token],
    });
  }
}

function readToken(file: string): string {
  let problem = 'it is empty';
  try {
    const token = readFileSync(file, 'ascii').trim();
    if (token) return token;
  } catch (error) {
    problem = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (problem === 'ENOENT') problem = 'it does not exist';
  }
  throw new AwshError('Credentials', `the web identity token ${file} can't be read: ${problem}`, {
    hint: 'AWS_WEB_IDENTITY_TOKEN_FILE or web_identity_token_file names it',
  });
}
