import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { table } from '../../engine/table.ts';

/** How many of something AWS allows, and what it says to one more. */
interface Quota {
  readonly most: number;
  readonly code: string;
  readonly message: string;
  /** True when it is counted within one resource; a lenient sandbox keeps to these all the same. */
  readonly within?: true;
}

const reached = (what: string) => `The maximum number of ${what} has been reached.`;

const vcpus = (most: number): Quota => ({
  most,
  code: 'VcpuLimitExceeded',
  message: `You have requested more vCPU capacity than your current vCPU limit of {most} allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.`,
});

/**
 * The quotas that are kept count of, with AWS's defaults.
 * https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html
 */
const quotas = {
  vpcs: { most: 5, code: 'VpcLimitExceeded', message: reached('VPCs') },
  internetGateways: {
    most: 5,
    code: 'InternetGatewayLimitExceeded',
    message: reached('internet gateways'),
  },
  addresses: { most: 5, code: 'AddressLimitExceeded', message: reached('addresses') },
  subnetsPerVpc: { most: 200, code: 'SubnetLimitExceeded', message: reached('subnets') },
  routeTablesPerVpc: {
    most: 200,
    code: 'RouteTableLimitExceeded',
    message: reached('route tables'),
  },
  networkAclsPerVpc: {
    most: 200,
    code: 'NetworkAclLimitExceeded',
    message: reached('network ACLs'),
  },
  natGatewaysPerZone: {
    most: 5,
    code: 'NatGatewayLimitExceeded',
    message: 'Performing this operation would exceed the limit of {most} NAT gateways',
  },
  securityGroups: {
    most: 2_500,
    code: 'SecurityGroupLimitExceeded',
    message: reached('security groups'),
  },
  rulesPerSecurityGroup: {
    most: 60,
    code: 'RulesPerSecurityGroupLimitExceeded',
    message: reached('rules per security group'),
    within: true,
  },
  securityGroupsPerInterface: {
    most: 5,
    code: 'SecurityGroupsPerInterfaceLimitExceeded',
    message: reached('security groups per interface'),
    within: true,
  },
  rulesPerNetworkAcl: {
    most: 20,
    code: 'NetworkAclEntryLimitExceeded',
    message: reached('network ACL entries'),
    within: true,
  },
  routesPerTable: {
    most: 500,
    code: 'RouteLimitExceeded',
    message: reached('routes'),
    within: true,
  },
  // AWS starts new accounts with 5 vCPUs of the first group and none of most others, and raises that
  // by itself as they are used. These are the numbers it published for accounts in use.
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-on-demand-instances.html
  standardVcpus: vcpus(1_152),
  fVcpus: vcpus(128),
  gVcpus: vcpus(128),
  infVcpus: vcpus(128),
  pVcpus: vcpus(128),
  xVcpus: vcpus(128),
  dlVcpus: vcpus(96),
  trnVcpus: vcpus(128),
  hpcVcpus: vcpus(192),
  highMemoryVcpus: vcpus(448),
} as const satisfies Readonly<Record<string, Quota>>;

/** The name of a quota, as the sandbox's options have it. */
export type QuotaName = keyof typeof quotas;

/** Quotas other than AWS's defaults. `Infinity` lifts one. */
export type Quotas = Readonly<Partial<Record<QuotaName, number>>>;

/** The quotas that AWS has raised for this account in this region. */
const raised = table<{ readonly id: 'quotas'; readonly quotas: Quotas }>('quotas');

/** Gives an account more of something in a region, as AWS does when asked. */
export function raiseQuotas(ctx: Context, more: Quotas): void {
  raised.put(ctx, { id: 'quotas', quotas: { ...raised.get(ctx, 'quotas')?.quotas, ...more } });
}

/** How many the account may have. There may always be an internet gateway for each VPC. */
export function quotaOf(ctx: Context, name: QuotaName): number {
  const own = ctx.quotas[name] ?? raised.get(ctx, 'quotas')?.quotas[name];
  if (own !== undefined) return own;
  return name === 'internetGateways' ? quotaOf(ctx, 'vpcs') : quotas[name].most;
}

/** True when there may be `count` of them: in a lenient sandbox, of all that an account counts. */
export function isWithinQuota(ctx: Context, name: QuotaName, count: number): boolean {
  const { within }: Quota = quotas[name];
  if (count <= quotaOf(ctx, name)) return true;
  return ctx.lenient && !within && ctx.quotas[name] === undefined;
}

/** Throws AWS's refusal unless there may be `count` of them, the new ones included. */
export function checkQuota(ctx: Context, name: QuotaName, count: number): void {
  if (isWithinQuota(ctx, name, count)) return;
  const { code, message } = quotas[name];
  throw fault(code, message.replace('{most}', String(quotaOf(ctx, name))));
}
