import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { table } from '../engine/table.ts';
import { topic } from './topic.ts';

interface DatafeedRow {
  readonly id: 'datafeed';
  readonly bucket: string;
  readonly prefix?: string | undefined;
}

/** An account has one at most. */
const datafeeds = table<DatafeedRow>('spotDatafeeds');

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-data-feeds.html */
export const spotDatafeed = topic({
  CreateSpotDatafeedSubscription({ Bucket: bucket, Prefix: prefix }, ctx) {
    return {
      SpotDatafeedSubscription: view(ctx, datafeeds.put(ctx, { id: 'datafeed', bucket, prefix })),
    };
  },

  DescribeSpotDatafeedSubscription(_, ctx) {
    const row = datafeeds.get(ctx, 'datafeed');
    if (row) return { SpotDatafeedSubscription: view(ctx, row) };
    throw fault('InvalidSpotDatafeed.NotFound', 'Spot datafeed subscription does not exist.');
  },

  DeleteSpotDatafeedSubscription(_, ctx) {
    datafeeds.remove(ctx, 'datafeed');
    return {};
  },
});

function view({ account }: Context, { bucket, prefix }: DatafeedRow) {
  return { Bucket: bucket, Prefix: prefix, OwnerId: account, State: 'Active' as const };
}
