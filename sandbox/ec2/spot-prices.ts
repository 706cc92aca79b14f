import type { _InstanceType, RIProductDescription } from '@aws-sdk/client-ec2';
import { instanceTypes } from './model/instance-type.ts';
import { spotPrices as pricesOf } from './model/spot-price.ts';
import { zoneId, zonesOf } from './model/zone.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

interface PriceItem {
  readonly id: string;
  readonly type: string;
  readonly zone: string;
  readonly product: string;
  readonly price: string;
  readonly at: number;
}

const dayMs = 86_400_000;
/** How far back AWS remembers prices. */
const longestMs = 90 * dayMs;
const products = ['Linux/UNIX', 'Windows'];

const filters: Filters<PriceItem> = {
  'availability-zone': ({ zone }) => zone,
  'availability-zone-id': ({ zone }) => zoneId(zone),
  'instance-type': ({ type }) => type,
  'product-description': ({ product }) => [product, `${product} (Amazon VPC)`],
  'spot-price': ({ price }) => price,
  timestamp: ({ at }) => new Date(at).toISOString(),
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-spot-instances-history.html */
export const spotPrices = topic({
  DescribeSpotPriceHistory(input, ctx) {
    const { InstanceTypes, ProductDescriptions, Filters, AvailabilityZone } = input;
    const asked = (name: string) => Filters?.find(({ Name }) => Name === name)?.Values;
    const types = InstanceTypes?.length ? InstanceTypes : asked('instance-type');
    const known = types?.filter((type) => instanceTypes().has(type));
    const to = Math.min(input.EndTime?.getTime() ?? ctx.now, ctx.now);
    // All types over all the time would be millions of prices: without types, it is today's.
    const from = types ? Math.max(input.StartTime?.getTime() ?? 0, ctx.now - longestMs) : to;
    const plain = (ProductDescriptions ?? products).map((name) =>
      name.replace(' (Amazon VPC)', ''),
    );
    const all = (known ?? [...instanceTypes().keys()]).flatMap((type) =>
      zonesOf(ctx.region)
        .filter(({ name }) => !AvailabilityZone || name === AvailabilityZone)
        .flatMap(({ name: zone }) =>
          products
            .filter((product) => plain.includes(product))
            .flatMap((product) =>
              pricesOf(type, zone, product, { from, to }).map(({ at, price }) => ({
                id: `${type}/${zone}/${product}/${at}`,
                ...{ type, zone, product, price, at },
              })),
            ),
        ),
    );
    const found = select(ctx, all, Filters, filters).sort((left, right) => right.at - left.at);
    const { items, nextToken } = page(ctx, found, input, { least: 1 });
    return {
      SpotPriceHistory: items.map((item) => ({
        AvailabilityZone: item.zone,
        InstanceType: item.type as _InstanceType,
        ProductDescription: item.product as RIProductDescription,
        SpotPrice: item.price,
        Timestamp: new Date(item.at),
      })),
      NextToken: nextToken ?? '',
    };
  },
});
