import { createRequire } from 'node:module';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { SdkCommand } from '../../call/oversee.ts';
import { faultsIn } from './faults.ts';
import { InvalidInput } from './invalid-input.ts';

type Schemas = typeof import('@smithy/core/schema');
type Reference = Parameters<typeof NormalizedSchema.of>[0];

const require = createRequire(import.meta.url);
let schemas: Schemas | undefined;

/** An SDK command as it knows its own operation: kind, namespace, name, traits, input, output. */
interface DescribedCommand extends SdkCommand {
  readonly schema?: readonly [number, string, string, unknown, Reference, Reference];
}

/**
 * Compares a command's input with the SDK's own schema of it, and throws {@link InvalidInput} with
 * every fault found: the SDK would drop an unknown member, and a filter of the wrong type, without
 * a word. Commands without a schema (lib-dynamodb's) are let pass.
 */
export function checkInput(command: SdkCommand): void {
  const { schema } = command as DescribedCommand;
  if (!Array.isArray(schema) || schema[0] !== 9) return;
  // Kept: `require` looks the package up on disk each time, which takes longer than the check.
  schemas ??= require('@smithy/core/schema') as Schemas;
  const faults = faultsIn(schemas.NormalizedSchema.of(schema[4]), command.input);
  if (faults.length > 0) throw new InvalidInput(schema[2], faults);
}
