import type { ActiveInstance } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { instances } from './model/instance.ts';

/** An instance as the fleet or spot fleet that launched it lists it. */
export function activeInstance(
  ctx: Context,
  { instanceId }: { readonly instanceId: string },
): ActiveInstance {
  const instance = instances.get(ctx, instanceId);
  return {
    InstanceId: instanceId,
    InstanceType: instance?.type,
    SpotInstanceRequestId: instance?.spotRequestId,
    InstanceHealth: 'healthy',
  };
}
