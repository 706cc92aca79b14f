import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { instanceTypes } from './instance-type.ts';

/** Throws unless the instance type exists. A lenient sandbox takes any. */
export function checkInstanceType(ctx: Context, name: string): void {
  if (ctx.lenient || instanceTypes().has(name)) return;
  throw fault('InvalidParameterValue', `Invalid value '${name}' for InstanceType.`);
}

/** Throws when the type cannot run a machine of that architecture. */
export function checkArchitecture(ctx: Context, name: string, architecture: string): void {
  const type = instanceTypes().get(name);
  if (ctx.lenient || !type || type.architectures.includes(architecture)) return;
  throw fault(
    'InvalidParameterValue',
    `The architecture '${type.architectures.join(',')}' of the specified instance type does not match the architecture '${architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again.`,
  );
}
