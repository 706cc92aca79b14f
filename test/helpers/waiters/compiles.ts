/** Compiled and never run: waiters and rounds know what they give, and what is not is no TypeScript. */
import type { Instance } from '@aws-sdk/client-ec2';
import { everywhere, type Services, watch } from '../../../helpers/index.ts';

export async function waits({ ec2, rds, dynamodb }: Services) {
  const { response } = await ec2.wait.instanceRunning({ InstanceIds: ['i-1'] }, { atMostMs: 1 });
  const complete = await rds.wait.dBSnapshotCompleted({ DBSnapshotIdentifier: 's' });
  for await (const look of rds.watch.dBSnapshotCompleted({})) return look.response?.DBSnapshots;
  const bulk = await dynamodb.wait.bulkOperationCompleted({ BulkOperationArn: 'arn' });
  for await (const { response: seen } of watch(() => ec2.describeVpcs(), {
    until: ({ Vpcs = [] }) => Vpcs.length > 0,
  })) {
    return seen?.Vpcs;
  }
  const found: AsyncIterable<Instance> = everywhere({ regions: '*' }, (session) =>
    session.service('ec2').items.describeInstances(),
  );
  return [response?.Reservations, complete.response?.DBSnapshots, bulk.states, found];
}

export async function mistakes({ ec2, s3 }: Services): Promise<void> {
  // @ts-expect-error no such waiter
  await ec2.wait.instanceRuning({ InstanceIds: [] });
  // @ts-expect-error a waiter of another service
  await s3.wait.dBSnapshotCompleted({});
  // @ts-expect-error an option that isn't
  await ec2.wait.instanceRunning({ InstanceIds: [] }, { every: 5 });
  // @ts-expect-error until when?
  watch(() => ec2.describeVpcs(), {});
  // @ts-expect-error a place that is none
  everywhere({ region: 'eu-west-1' }, () => []);
}
