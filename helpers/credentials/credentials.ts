import { inspect } from 'node:util';
import { UsageError } from '../errors.ts';

/** Keys to sign calls with. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** When they stop working; undefined for keys that stay. */
  readonly expiration?: Date;
  /** The account they belong to, where their source says so. */
  readonly accountId?: string;
}

/** Gives credentials that are valid now; the same ones until they are about to expire. */
export type CredentialProvider = () => Promise<Credentials>;

/**
 * The same credentials, whose keys are read by name (`it.secretAccessKey`) but neither shown,
 * listed, spread nor turned into JSON: a value looked at by accident tells no secret.
 */
export function veiled(credentials: Credentials): Credentials {
  const { accessKeyId, secretAccessKey, sessionToken, ...open } = credentials;
  const until = credentials.expiration ? ` until ${credentials.expiration.toISOString()}` : '';
  const hidden = {
    accessKeyId,
    secretAccessKey,
    sessionToken,
    [inspect.custom]: () => `Credentials ${accessKeyId.slice(0, 4)}…${until}`,
  };
  for (const key of Reflect.ownKeys(hidden) as (keyof typeof hidden)[]) {
    Object.defineProperty(open, key, { value: hidden[key], enumerable: false });
  }
  return open as Credentials;
}

/** The keys as they are; refused when a part of them is missing. */
export function requireWhole(given: Partial<Credentials>): Credentials {
  const { accessKeyId, secretAccessKey } = given;
  if (accessKeyId && secretAccessKey) return given as Credentials;
  const missing = accessKeyId ? 'secretAccessKey' : 'accessKeyId';
  throw new UsageError(`the credentials given have no ${missing}`, {
    hint: 'credentials are { accessKeyId, secretAccessKey, sessionToken? }',
  });
}
