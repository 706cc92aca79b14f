import type { AwsFiles } from '../config/files.ts';
import { serviceEndpoint } from '../config/resolve.ts';
import { AwshError } from '../errors.ts';
import type { Environment } from './environment.ts';
import type { SsoPortal } from './source.ts';
import type { Wire } from './wire.ts';

/** What the login server of IAM Identity Center answers with when it does not grant a request. */
export class OidcRefusal extends AwshError {
  /** As OAuth names it: `authorization_pending`, `slow_down`, `expired_token` … */
  readonly reason: string;

  constructor(reason: string, description: string) {
    super('Login', `the login was refused: ${description || reason}`, {
      hint: 'check sso_start_url and sso_region of the profile, then .login again',
    });
    this.reason = reason;
  }
}

/** https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_RegisterClient.html */
export interface Registration {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Seconds since 1970. */
  readonly clientSecretExpiresAt: number;
}

/** https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_StartDeviceAuthorization.html */
export interface DeviceAuthorization {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly verificationUri: string;
  readonly verificationUriComplete?: string;
  /** Seconds until the codes end. */
  readonly expiresIn: number;
  /** Seconds between two questions for the token. */
  readonly interval?: number;
}

/** https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_CreateToken.html */
export interface CreatedToken {
  readonly accessToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly refreshToken?: string;
}

/** The login server's three operations for a device without a browser; none is signed. */
export class Oidc {
  readonly #wire: Wire;
  readonly #base: URL;

  constructor(wire: Wire, endpoint: string) {
    this.#wire = wire;
    this.#base = new URL(endpoint);
  }

  /** Makes us known; with a session's scopes the token can be renewed without a person. */
  register({ session, scopes }: SsoPortal): Promise<Registration> {
    return this.#post('/client/register', {
      clientName: 'awsh',
      clientType: 'public',
      ...(session ? { scopes, grantTypes: [deviceGrant, 'refresh_token'] } : {}),
    });
  }

  /** Asks for the code that a person approves in a browser. */
  authorize(client: Registration, { startUrl }: SsoPortal): Promise<DeviceAuthorization> {
    const { clientId, clientSecret } = client;
    return this.#post('/device_authorization', { clientId, clientSecret, startUrl });
  }

  /** Asks for the token; throws an {@link OidcRefusal} until the person has approved. */
  token(client: Registration, deviceCode: string): Promise<CreatedToken> {
    const { clientId, clientSecret } = client;
    return this.#post('/token', { clientId, clientSecret, deviceCode, grantType: deviceGrant });
  }

  async #post<Answer>(path: string, input: object): Promise<Answer> {
    const body = JSON.stringify(input);
    const { protocol, hostname, port, pathname } = this.#base;
    const { response } = await this.#wire.handle({
      protocol,
      hostname,
      ...(port ? { port: Number(port) } : {}),
      method: 'POST',
      path: `${pathname.replace(/\/$/, '')}${path}`,
      headers: {
        host: this.#base.host,
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
      },
      body,
    } as object);
    const { statusCode, body: stream } = response as {
      statusCode: number;
      body: AsyncIterable<Buffer>;
    };
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    const answer = parse(Buffer.concat(chunks).toString('utf8'));
    if (statusCode === 200) return answer as Answer;
    const { error = `HTTP ${statusCode}`, error_description: description = '' } = answer;
    throw new OidcRefusal(String(error), String(description));
  }
}

/** Where a portal's login server is. */
export function oidcEndpoint(
  { region }: SsoPortal,
  profile: string,
  files: AwsFiles,
  env: Environment,
): string {
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return serviceEndpoint('sso_oidc', profile, files, env) ?? `https://oidc.${region}.${suffix}`;
}

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
