import { readAwsFiles } from '../config/files.ts';
import { networkSettings } from '../config/network.ts';
import { requireProfile } from '../config/profile.ts';
import { oidcEndpoint } from '../credentials/oidc.ts';
import { type Approval, ssoLogin } from '../credentials/sso-login.ts';
import { requirePortal } from '../credentials/sso-source.ts';
import { handlerOptions, makeHandler } from './request-handler.ts';

/**
 * Logs in to the SSO portal of a profile, as `aws sso login` does. `show` is told which page to open
 * and which code it must show; the login is done once a person has approved there. Resolves with
 * when the login ends; rejects at once when the signal stops.
 */
export async function login(
  profile: string,
  show: (approval: Approval) => Promise<void> | void,
  { signal = new AbortController().signal }: { signal?: AbortSignal } = {},
): Promise<Date> {
  const files = readAwsFiles();
  requireProfile(profile, files);
  const portal = requirePortal(profile, files);
  return ssoLogin(portal, show, {
    handler: makeHandler(handlerOptions(networkSettings(profile, files))),
    endpoint: oidcEndpoint(portal, profile, files, process.env),
    signal,
  });
}
