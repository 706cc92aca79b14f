// ---
// title: Instances that have been stopped for long
// description: A stopped instance costs nothing, its volumes do. Lists those stopped for many days, with their GiB.
// tags: [ec2, cost, idle]
// parameters:
//   days:
//     description: stopped for so many days at least
//     min: 0
// ---

// %% tags=["parameters"]
import { ec2, filters, tags } from 'awsh';

const days: number = 30;

// %% The instances that are stopped, and all volumes
const stopped = await ec2.items
  .describeInstances({ Filters: filters({ 'instance-state-name': 'stopped' }) })
  .toArray();
const volumes = await ec2.items.describeVolumes().toArray();

// %% Those stopped for long, the longest first
stopped
  .map((instance) => {
    // EC2 tells when only in words: "User initiated (2026-01-31 09:30:00 GMT)".
    const when = /\((.+) GMT\)/.exec(instance.StateTransitionReason ?? '')?.[1];
    const since = when === undefined ? undefined : new Date(`${when.replace(' ', 'T')}Z`);
    const own = volumes.filter(({ Attachments = [] }) =>
      Attachments.some(({ InstanceId }) => InstanceId === instance.InstanceId),
    );
    return {
      id: instance.InstanceId,
      name: tags(instance).Name,
      type: instance.InstanceType,
      stoppedDays: since && Math.floor((Date.now() - since.getTime()) / 86_400_000),
      gib: own.reduce((sum, { Size = 0 }) => sum + Size, 0),
    };
  })
  .filter(({ stoppedDays = 0 }) => stoppedDays >= days)
  .sort((a, b) => (b.stoppedDays ?? 0) - (a.stoppedDays ?? 0));
