import { withoutTheSecrets } from './secrets.ts';

const deepest = 5;

/**
 * The same error, with the secrets of the call's input and whatever looks like one masked in what
 * it says: AWS quotes inputs back (`Value 'hunter2' at 'password' failed …`), and S3 repeats the
 * request it could not verify, session token and all.
 */
export function cleanError(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof Error)) return error;
  Reflect.deleteProperty(error, '$responseBodyText');
  cleanMembers(error, ['message', 'stack', ...Object.keys(error)], secrets, 0);
  return error;
}

/** In place: the members of the SDK's errors are data that nobody else holds. */
function cleanMembers(
  value: object,
  names: readonly string[],
  secrets: readonly string[],
  depth: number,
): void {
  for (const name of new Set(names)) {
    const property = Object.getOwnPropertyDescriptor(value, name);
    if (typeof property?.value === 'string' && property.writable) {
      const clean = withoutTheSecrets(property.value, secrets);
      if (clean !== property.value) Reflect.set(value, name, clean);
    } else if (depth < deepest && isData(property?.value)) {
      cleanMembers(property.value, Object.keys(property.value), secrets, depth + 1);
    }
  }
}

function isData(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value));
}
