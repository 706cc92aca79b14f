import type { Context } from '../../engine/context.ts';
import type { Home } from './kind.ts';

/** A name for a resource whose template gives it none: stack, logical id and random letters. */
export function uniqueName({ ids }: Context, { stackName, logicalId }: Home): string {
  return `${stackName}-${logicalId}-${ids.hex(12).toUpperCase()}`;
}
