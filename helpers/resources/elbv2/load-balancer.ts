import { defineResource } from '../../resource/definition.ts';

/** Spreads requests over targets: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancer.html */
export const loadBalancer = defineResource({
  name: 'LoadBalancer',
  page: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancer.html',
  ids: { arn: 'LoadBalancerArn' },
  create: { operation: 'CreateLoadBalancer', items: theOnly('LoadBalancers'), isOne: true },
  many: {
    listeners: { operation: 'DescribeListeners', of: 'Listener' },
    targetGroups: { operation: 'DescribeTargetGroups', of: 'TargetGroup' },
  },
  columns: ['LoadBalancerName', 'Type', 'DNSName'],
  label: ({ data }) => {
    const { LoadBalancerName, Type } = data as Partial<Record<string, string>>;
    return [LoadBalancerName, Type];
  },
  console: '/ec2/home?region={region}#LoadBalancer:loadBalancerArn={arn}',
});

/** What requests are spread over: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroup.html */
export const targetGroup = defineResource({
  name: 'TargetGroup',
  page: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroup.html',
  ids: { arn: 'TargetGroupArn' },
  create: { operation: 'CreateTargetGroup', items: theOnly('TargetGroups'), isOne: true },
  columns: ['TargetGroupName', 'Protocol', 'Port'],
  label: ({ data }) => [(data as { TargetGroupName?: string }).TargetGroupName],
  console: '/ec2/home?region={region}#TargetGroup:targetGroupArn={arn}',
});

/** A port of a load balancer: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Listener.html */
export const listener = defineResource({
  name: 'Listener',
  page: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Listener.html',
  ids: { arn: 'ListenerArn' },
  list: false,
  create: { operation: 'CreateListener', items: theOnly('Listeners'), isOne: true },
  many: { rules: { operation: 'DescribeRules', of: 'Rule' } },
  columns: ['Protocol', 'Port'],
});

/** Which requests of a listener go where: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Rule.html */
export const rule = defineResource({
  name: 'Rule',
  page: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Rule.html',
  ids: { arn: 'RuleArn' },
  list: false,
  create: { operation: 'CreateRule', items: theOnly('Rules'), isOne: true },
  columns: ['Priority'],
});

/** What is created comes alone, in a list. */
function theOnly(member: string) {
  return (answer: unknown) =>
    (answer as Readonly<Record<string, readonly unknown[] | undefined>>)[member] ?? [];
}
