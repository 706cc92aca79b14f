import { setTimeout as pause } from 'node:timers/promises';
import { isStop, Stopped } from '../call/stop.ts';
import { AwshError } from '../errors.ts';
import { safeLine } from '../text/safe.ts';
import {
  type CreatedToken,
  type DeviceAuthorization,
  Oidc,
  OidcRefusal,
  type Registration,
} from './oidc.ts';
import type { SsoPortal } from './source.ts';
import { writeToken } from './sso-token.ts';
import type { RequestHandler } from './wire.ts';
import { hush, Wire } from './wire.ts';

/** What a person has to do, in a browser on whatever machine. */
export interface Approval {
  /** The page to open, with the code filled in where the server offers that. */
  readonly url: string;
  /** The code that the page must show. */
  readonly code: string;
}

/** What logging in takes. */
export interface LoginTools {
  readonly handler: RequestHandler;
  readonly endpoint: string;
  readonly signal: AbortSignal;
  /** Waits between two questions; rejects when the signal stops. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/**
 * Logs in to IAM Identity Center by the device flow: shows where to approve, waits until a person
 * has, and keeps the token where the AWS CLI and all SDKs find it. Resolves with the token's end.
 *
 * https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/Welcome.html
 */
export async function ssoLogin(
  portal: SsoPortal,
  show: (approval: Approval) => Promise<void> | void,
  { handler, endpoint, signal, sleep = pauseFor }: LoginTools,
): Promise<Date> {
  const wire = new Wire(handler, signal);
  const oidc = new Oidc(wire, endpoint);
  const secrets: string[] = [];
  try {
    const client = await oidc.register(portal);
    secrets.push(client.clientSecret);
    const device = await oidc.authorize(client, portal);
    secrets.push(device.deviceCode);
    const url = device.verificationUriComplete ?? device.verificationUri;
    await show({ url: webAddress(url), code: safeLine(device.userCode) });
    const token = await approved(oidc, client, device, signal, sleep);
    const expires = new Date(Date.now() + token.expiresIn * 1000);
    writeToken(portal, kept(portal, client, token, expires));
    return expires;
  } catch (error) {
    if (signal.aborted || isStop(error)) throw new Stopped(signal.reason);
    if (error instanceof OidcRefusal) {
      throw new AwshError('Login', hush(error.message, secrets), { hint: error.hint });
    }
    throw wire.explain(error, 'logging in failed', { secrets });
  }
}

/** Asks until a person has approved, as often as the server allows. */
async function approved(
  oidc: Oidc,
  client: Registration,
  { deviceCode, interval = 5, expiresIn }: DeviceAuthorization,
  signal: AbortSignal,
  sleep: NonNullable<LoginTools['sleep']>,
): Promise<CreatedToken> {
  const late = Date.now() + expiresIn * 1000;
  for (let seconds = interval; Date.now() < late; ) {
    await sleep(seconds * 1000, signal);
    try {
      return await oidc.token(client, deviceCode);
    } catch (error) {
      const reason = error instanceof OidcRefusal ? error.reason : undefined;
      if (reason === 'expired_token') break;
      if (reason === 'slow_down') seconds += 5;
      else if (reason !== 'authorization_pending') throw error;
    }
  }
  throw new AwshError('Login', 'nobody approved the login in time', { hint: '.login again' });
}

function kept(portal: SsoPortal, client: Registration, token: CreatedToken, expires: Date) {
  const { clientId, clientSecret, clientSecretExpiresAt } = client;
  return {
    startUrl: portal.startUrl,
    region: portal.region,
    accessToken: token.accessToken,
    expiresAt: toSecond(expires),
    clientId,
    clientSecret,
    registrationExpiresAt: toSecond(new Date(clientSecretExpiresAt * 1000)),
    ...(token.refreshToken ? { refreshToken: token.refreshToken } : {}),
  };
}

/** As the CLI writes times: without fractions. */
function toSecond(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** A page of the web, or nothing: the address comes from a server and is to be opened. */
function webAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url.href;
  throw new AwshError('Login', 'the login server named no page to approve the login on', {
    hint: 'check sso_region of the profile',
  });
}

function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  return pause(ms, undefined, { signal });
}
