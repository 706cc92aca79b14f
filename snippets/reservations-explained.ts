// ---
// title: Reservations, the boxes that instances come in
// description: Shows what DescribeInstances answers, and how the boxes are opened.
// tags: [ec2, learning]
// ---

// %% [markdown]
// DescribeInstances does not answer with instances. It answers with reservations: a box for each launch,
// with the instances in it that were launched together. What has nothing to do with Reserved Instances.

// %% The answer as AWS gives it, a page of it
import { ec2, instances, reservationOf } from 'awsh';

const page = await ec2.describeInstances({ MaxResults: 50 });

// %% The boxes: who launched them, and how many instances are in each
(page.Reservations ?? []).map(({ ReservationId, OwnerId, RequesterId, Instances = [] }) => ({
  box: ReservationId,
  owner: OwnerId,
  launchedBy: RequesterId ?? 'a person or program',
  instances: Instances.length,
}));

// %% [markdown]
// `instances()` opens the boxes, of an answer or of many pages. It is what one wants nearly always.

// %% The instances
const opened = instances(page);
opened.map(({ InstanceId, InstanceType, State }) => ({
  InstanceId,
  InstanceType,
  state: State?.Name,
}));

// %% [markdown]
// And each instance can be asked for its box again.

// %% Launched together with the first
opened.slice(0, 1).flatMap((first) =>
  (reservationOf(first)?.Instances ?? []).map(({ InstanceId, LaunchTime }) => ({
    InstanceId,
    LaunchTime,
  })),
);
