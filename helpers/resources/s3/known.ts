import { operationsOf } from '../../resource/schema.ts';
import { loadSdk, type SdkModule } from '../../service/packages.ts';

/** The members of an input that an operation has, by its name or command; others are left out. */
export function known(
  operation: string | { readonly name: string },
  input: object,
): Record<string, unknown> {
  const name = typeof operation === 'string' ? operation : operation.name.replace(/Command$/, '');
  const sdk: SdkModule = loadSdk('s3');
  const members = new Set(operationsOf(sdk).get(name)?.members);
  return Object.fromEntries(
    Object.entries(input).filter(([member, value]) => members.has(member) && value !== undefined),
  );
}
