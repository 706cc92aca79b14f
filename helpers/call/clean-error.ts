import { withoutTheSecrets } from './secrets.ts';

/**
 * The same error, with the secrets of the call's input and whatever looks like one masked in what
 * it says: AWS quotes inputs back (`Value 'hunter2' at 'password' failed …`), and S3 repeats the
 * request it could not verify, session token and all.
 */
export function cleanError(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof Error)) return error;
  const names = ['message', 'stack', ...Object.keys(error)];
  for (const name of new Set(names)) {
    const property = Object.getOwnPropertyDescriptor(error, name);
    if (typeof property?.value !== 'string' || !property.writable) continue;
    const clean = withoutTheSecrets(property.value, secrets);
    if (clean !== property.value) Reflect.set(error, name, clean);
  }
  Reflect.deleteProperty(error, '$responseBodyText');
  return error;
}
