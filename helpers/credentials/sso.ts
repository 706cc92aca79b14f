import { AwshError } from '../errors.ts';
import type { Credentials } from './credentials.ts';
import { oidcEndpoint } from './oidc.ts';
import type { SsoSource } from './source.ts';
import { ssoLogin } from './sso-login.ts';
import { needsLogin, readToken } from './sso-token.ts';
import { sdk, silent, type Tools } from './tools.ts';
import { Wire } from './wire.ts';

/**
 * The credentials of a role in IAM Identity Center, for the token of an earlier login. Without one
 * that works a person is asked to log in; where nobody can be, the error names the command for it.
 *
 * https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html
 */
export async function ssoRole(
  source: SsoSource,
  tools: Tools,
  signal: AbortSignal,
): Promise<Credentials> {
  const token = readToken(source.portal);
  if (!token || needsLogin(token)) {
    await logIn(source, tools, signal, token ? 'has expired' : 'is missing');
  }
  try {
    return await roleCredentials(source, tools, signal);
  } catch (error) {
    if (!(error instanceof LoginEnded)) throw error;
    await logIn(source, tools, signal, 'has ended');
    return roleCredentials(source, tools, signal);
  }
}

/** The portal no longer takes the token, or could not renew it. */
class LoginEnded extends Error {}

async function roleCredentials(
  source: SsoSource,
  tools: Tools,
  signal: AbortSignal,
): Promise<Credentials> {
  const { profile, account, role, portal } = source;
  const wire = new Wire(tools.handler(), signal);
  const provider = sdk().fromSSO({
    profile,
    ssoStartUrl: portal.startUrl,
    ssoRegion: portal.region,
    ssoAccountId: account,
    ssoRoleName: role,
    ...(portal.session ? { ssoSession: portal.session } : {}),
    logger: silent,
    clientConfig: { region: portal.region, requestHandler: wire as never, profile } as never,
  });
  try {
    return (await provider()) as Credentials;
  } catch (error) {
    const { message = '' } = error as Partial<Error>;
    if (
      /Unauthorized|expired|invalid_grant|not found or is invalid|Cannot refresh/i.test(message)
    ) {
      throw new LoginEnded();
    }
    const { accessToken, refreshToken, clientSecret } = readToken(portal) ?? {};
    throw wire.explain(
      error,
      `SSO gave no credentials of ${role} in ${account} for profile ${profile}`,
      {
        ...(/Forbidden/.test(message)
          ? { hint: 'check sso_account_id and sso_role_name: is the role assigned to you?' }
          : {}),
        secrets: [accessToken, refreshToken, clientSecret].filter((secret) => secret !== undefined),
      },
    );
  }
}

async function logIn(
  { profile, portal }: SsoSource,
  { ask, patiently, handler, files, env }: Tools,
  signal: AbortSignal,
  why: string,
): Promise<void> {
  if (!ask) {
    throw new AwshError('LoginNeeded', `the SSO login of profile ${profile} ${why}`, {
      hint: `log in with .login ${profile}, or aws sso login --profile ${profile}`,
    });
  }
  const approve = async ({ url, code }: { url: string; code: string }) => {
    const message = `The SSO login of ${profile} ${why}. Open\n  ${url}\nand approve the code ${code}`;
    await ask({ kind: 'login', message, profile, url, code });
  };
  const endpoint = oidcEndpoint(portal, profile, files, env);
  await patiently(() => ssoLogin(portal, approve, { handler: handler(), endpoint, signal }));
}
