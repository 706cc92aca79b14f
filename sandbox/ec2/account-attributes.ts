import type { AccountAttributeName } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { quotaOf } from './model/quota.ts';
import { defaultVpc } from './model/vpc.ts';
import { topic } from './topic.ts';

const attributes: Readonly<Record<string, (ctx: Context) => string>> = {
  'supported-platforms': () => 'VPC',
  'vpc-max-security-groups-per-interface': (ctx) =>
    String(quotaOf(ctx, 'securityGroupsPerInterface')),
  'max-elastic-ips': (ctx) => String(quotaOf(ctx, 'addresses')),
  'max-instances': () => '20',
  'vpc-max-elastic-ips': (ctx) => String(quotaOf(ctx, 'addresses')),
  'default-vpc': (ctx) => defaultVpc(ctx)?.id ?? 'none',
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAccountAttributes.html */
export const accountAttributes = topic({
  DescribeAccountAttributes({ AttributeNames }, ctx) {
    const names = AttributeNames?.length ? AttributeNames : Object.keys(attributes);
    return {
      AccountAttributes: names.map((name) => {
        const look = Object.hasOwn(attributes, name)
          ? attributes[name as AccountAttributeName]
          : undefined;
        if (!look) {
          throw fault(
            'InvalidParameterValue',
            `Value (${name}) for parameter attributeName is invalid. Unknown attribute.`,
          );
        }
        return {
          AttributeName: name as AccountAttributeName,
          AttributeValues: [{ AttributeValue: look(ctx) }],
        };
      }),
    };
  },
});
