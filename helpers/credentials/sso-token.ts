import { createHash } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SsoPortal } from './source.ts';

/** A login of IAM Identity Center, in the shape that the AWS CLI keeps it in. */
export interface SsoToken {
  readonly startUrl?: string;
  readonly region?: string;
  readonly accessToken: string;
  /** As `2030-01-31T12:00:00Z`; the first version of the CLI wrote UTC for Z. */
  readonly expiresAt: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly registrationExpiresAt?: string;
  readonly refreshToken?: string;
}

/** Path of the file that all of AWS's tools keep a portal's token in. */
export function tokenPath({ session, startUrl }: SsoPortal): string {
  const name = createHash('sha1')
    .update(session ?? startUrl)
    .digest('hex');
  return join(homedir(), '.aws', 'sso', 'cache', `${name}.json`);
}

/** The token of a portal; undefined when there is none that can be read. */
export function readToken(portal: SsoPortal): SsoToken | undefined {
  try {
    const said: unknown = JSON.parse(readFileSync(tokenPath(portal), 'utf8'));
    const { accessToken, expiresAt } = said as Partial<SsoToken>;
    const whole = typeof accessToken === 'string' && typeof expiresAt === 'string';
    return whole && accessToken ? (said as SsoToken) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a portal's token where the AWS CLI looks for it, readable by its owner alone. */
export function writeToken(portal: SsoPortal, token: SsoToken): void {
  const path = tokenPath(portal);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // Written beside and moved, so that nobody reads half of it, or a link's target is changed.
  const draft = `${path}.${process.pid}`;
  const file = openSync(draft, 'w', 0o600);
  try {
    fchmodSync(file, 0o600);
    writeSync(file, JSON.stringify(token));
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}

/** True when a token can neither be used nor renewed without a person. */
export function needsLogin(token: SsoToken, now = Date.now()): boolean {
  if (dateOf(token.expiresAt) > now) return false;
  const { clientId, clientSecret, refreshToken, registrationExpiresAt } = token;
  if (!clientId || !clientSecret || !refreshToken) return true;
  return registrationExpiresAt !== undefined && dateOf(registrationExpiresAt) <= now;
}

function dateOf(text: string): number {
  const time = new Date(text.replace(/UTC$/, 'Z')).getTime();
  return Number.isNaN(time) ? 0 : time;
}
