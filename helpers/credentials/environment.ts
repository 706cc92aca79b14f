import { UsageError } from '../errors.ts';
import type { KeysSource } from './source.ts';

/** Variables by name, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The keys that the environment has, if it has an access key id; refused without its secret.
 * `AWS_SECURITY_TOKEN` is what `AWS_SESSION_TOKEN` was called once.
 */
export function environmentKeys(env: Environment): KeysSource | undefined {
  const accessKeyId = env.AWS_ACCESS_KEY_ID;
  if (!accessKeyId) return undefined;
  const secretAccessKey = env.AWS_SECRET_ACCESS_KEY;
  if (!secretAccessKey) {
    throw new UsageError('AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not', {
      hint: 'set both or neither; --profile uses a profile instead',
    });
  }
  const sessionToken = env.AWS_SESSION_TOKEN || env.AWS_SECURITY_TOKEN;
  const expiration = expirationOf(env.AWS_CREDENTIAL_EXPIRATION);
  return {
    kind: 'keys',
    credentials: {
      accessKeyId,
      secretAccessKey,
      ...(sessionToken ? { sessionToken } : {}),
      ...(expiration ? { expiration } : {}),
      ...(env.AWS_ACCOUNT_ID ? { accountId: env.AWS_ACCOUNT_ID } : {}),
    },
  };
}

function expirationOf(text: string | undefined): Date | undefined {
  if (!text) return undefined;
  const date = new Date(text);
  if (!Number.isNaN(date.getTime())) return date;
  throw new UsageError('AWS_CREDENTIAL_EXPIRATION is no time', {
    hint: 'write it as 2030-01-31T12:00:00Z, or unset it',
  });
}

/** True when the environment says that a container's credential server is to be asked. */
export function hasContainer(env: Environment): boolean {
  return Boolean(
    env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI || env.AWS_CONTAINER_CREDENTIALS_FULL_URI,
  );
}
