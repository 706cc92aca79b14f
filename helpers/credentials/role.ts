import type { Credentials } from './credentials.ts';
import { askForCode } from './question.ts';
import type { RoleSource } from './source.ts';
import { sdk, type Tools } from './tools.ts';
import { Wire } from './wire.ts';

/**
 * Assumes a role with the credentials of its source:
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export async function assumeRole(
  source: RoleSource,
  base: Credentials,
  tools: Tools,
  signal: AbortSignal,
): Promise<Credentials> {
  const { roleArn, profile, mfaSerial, externalId } = source;
  const wire = new Wire(tools.handler(), signal);
  const secrets = [base.accessKeyId, base.secretAccessKey, base.sessionToken, externalId];
  const provider = sdk().fromTemporaryCredentials({
    masterCredentials: base,
    params: {
      RoleArn: roleArn,
      RoleSessionName: source.sessionName ?? `awsh-${Date.now()}`,
      ...(externalId ? { ExternalId: externalId } : {}),
      ...(mfaSerial ? { SerialNumber: mfaSerial } : {}),
      ...(source.durationSeconds ? { DurationSeconds: source.durationSeconds } : {}),
    },
    mfaCodeProvider: async (device) => {
      const code = await askForCode(device, profile, tools.ask);
      secrets.push(code);
      return code;
    },
    clientConfig: {
      region: regionFor(roleArn, source.region ?? tools.region),
      requestHandler: wire as never,
      ...(tools.profile ? { profile: tools.profile } : {}),
    },
  });
  try {
    const { accountId = roleArn.split(':')[4], ...credentials } = await provider();
    return { ...credentials, ...(accountId ? { accountId } : {}) };
  } catch (error) {
    throw wire.explain(error, `role ${roleArn} of profile ${profile} was not assumed`, {
      ...hintFor(error, mfaSerial),
      secrets: secrets.filter((secret) => secret !== undefined),
    });
  }
}

/** STS answers in any region of the role's partition. */
export function regionFor(roleArn: string, region: string | undefined): string {
  const homes = { 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' };
  return region ?? homes[roleArn.split(':')[1] as keyof typeof homes] ?? 'us-east-1';
}

function hintFor(error: unknown, mfaSerial: string | undefined): { hint?: string } {
  const { name = '', message = '' } = error as Partial<Error>;
  if (/MultiFactorAuthentication|MFA/i.test(message) && mfaSerial) {
    return { hint: 'each MFA code works once: try again with the next one' };
  }
  if (!/^AccessDenied/.test(name)) return {};
  const needs = mfaSerial ? '' : ', and may want an mfa_serial or external_id in the profile';
  return { hint: `the role has to trust who assumes it${needs}` };
}
