import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { stateNow } from '../engine/timeline.ts';
import { stateChange } from './instance-view.ts';
import { type InstanceRow, instances } from './model/instance.ts';
import { start, stop, terminate } from './model/lifecycle.ts';
import { checkVcpus } from './model/vcpu-quota.ts';
import { topic } from './topic.ts';

/** The operations that move instances between states: all of the ids asked for, or none. */
export const startStopTerminate = topic({
  StartInstances({ InstanceIds }, ctx) {
    const stopped = instances
      .findAll(ctx, InstanceIds)
      .filter(({ timeline }) => stateNow(ctx, timeline) === 'stopped');
    checkVcpus(ctx, stopped);
    return { StartingInstances: changeAll(ctx, InstanceIds, start) };
  },

  StopInstances({ InstanceIds }, ctx) {
    for (const row of instances.findAll(ctx, InstanceIds)) {
      if (row.disableApiStop) throw isProtected(row, 'stopped', 'disableApiStop');
    }
    return { StoppingInstances: changeAll(ctx, InstanceIds, stop) };
  },

  TerminateInstances({ InstanceIds }, ctx) {
    for (const row of instances.findAll(ctx, InstanceIds)) {
      if (row.disableApiTermination) throw isProtected(row, 'terminated', 'disableApiTermination');
    }
    return { TerminatingInstances: changeAll(ctx, InstanceIds, terminate) };
  },

  RebootInstances({ InstanceIds }, ctx) {
    instances.findAll(ctx, InstanceIds);
    return {};
  },
});

function changeAll(
  ctx: Context,
  ids: readonly string[],
  change: (ctx: Context, row: InstanceRow) => InstanceRow,
) {
  return instances.findAll(ctx, ids).map((row) => {
    const before = stateNow(ctx, row.timeline);
    return stateChange(ctx, change(ctx, row), before);
  });
}

function isProtected({ id }: InstanceRow, deed: string, attribute: string) {
  return fault(
    'OperationNotPermitted',
    `The instance '${id}' may not be ${deed}. Modify its '${attribute}' instance attribute and try again.`,
  );
}
