// ---
// title: How much room is left under the quotas
// description: What EC2 and IAM tell of their limits, beside what is used.
// tags: [ec2, iam, quotas]
// ---

// %% What IAM counts
import { ec2, iam } from 'awsh';

const { SummaryMap: counts } = await iam.getAccountSummary();
const ofIam = Object.entries(counts ?? {}).flatMap(([name, most = 0]) => {
  const what = /^(.+)Quota$/.exec(name)?.[1];
  const used = what === undefined ? undefined : (counts as Record<string, number>)[what];
  return used === undefined ? [] : [{ what: `IAM ${what}`, used, most }];
});

// %% What EC2 counts
const { AccountAttributes = [] } = await ec2.describeAccountAttributes();
const limit = (name: string) =>
  Number(
    AccountAttributes.find((one) => one.AttributeName === name)?.AttributeValues?.[0]
      ?.AttributeValue ?? 0,
  );
const { Addresses = [] } = await ec2.describeAddresses();
const ofEc2 = [
  { what: 'EC2 addresses', used: Addresses.length, most: limit('vpc-max-elastic-ips') },
];

// %% The fullest first; what Service Quotas alone tells, such as vCPUs, is not here
[...ofEc2, ...ofIam]
  .filter(({ most }) => most > 0)
  .map((one) => ({ ...one, percent: Math.round((100 * one.used) / one.most) }))
  .sort((a, b) => b.percent - a.percent);
