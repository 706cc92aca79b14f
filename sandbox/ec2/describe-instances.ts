import { instanceFilters } from './instance-filters.ts';
import { reservationsOf } from './instance-view.ts';
import { instances } from './model/instance.ts';
import { page } from './paging.ts';
import { select } from './select.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html */
export const describeInstances = topic({
  DescribeInstances(input, ctx) {
    const { InstanceIds, Filters } = input;
    const found = select(ctx, instances.findAll(ctx, InstanceIds), Filters, instanceFilters);
    const { items, nextToken } = page(ctx, found, input, { ids: ['instancesSet', InstanceIds] });
    return { Reservations: reservationsOf(ctx, items), NextToken: nextToken };
  },
});
