import type { Settings } from '../config/files.ts';
import { ConfigError } from '../errors.ts';
import type { KeysSource } from './source.ts';

/** The keys that a profile has, if any; one without the other is refused. */
export function profileKeys(settings: Settings): KeysSource | undefined {
  const id = settings.get('aws_access_key_id');
  const secret = settings.get('aws_secret_access_key');
  const there = id?.value ? id : secret;
  if (!there) return undefined;
  if (!id?.value || !secret?.value) {
    const [has, lacks] = id?.value
      ? ['aws_access_key_id', 'aws_secret_access_key']
      : ['aws_secret_access_key', 'aws_access_key_id'];
    throw new ConfigError(`${has} has no ${lacks} beside it`, there, {
      hint: 'keys come in pairs; aws configure writes both',
    });
  }
  const sessionToken = settings.get('aws_session_token')?.value;
  const accountId = settings.get('aws_account_id')?.value;
  return {
    kind: 'keys',
    credentials: {
      accessKeyId: id.value,
      secretAccessKey: secret.value,
      ...(sessionToken ? { sessionToken } : {}),
      ...(accountId ? { accountId } : {}),
    },
  };
}
