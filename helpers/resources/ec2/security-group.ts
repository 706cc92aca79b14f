import { defineResource } from '../../resource/definition.ts';

/** Rules for what may reach an instance and what it may reach: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroup.html */
export const securityGroup = defineResource({
  name: 'SecurityGroup',
  page: 'API_SecurityGroup',
  ids: { id: 'GroupId' },
  actions: {
    authorizeEgress: 'AuthorizeSecurityGroupEgress',
    authorizeIngress: 'AuthorizeSecurityGroupIngress',
    revokeEgress: 'RevokeSecurityGroupEgress',
    revokeIngress: 'RevokeSecurityGroupIngress',
  },
  many: {
    instances: { of: 'Instance', filter: 'instance.group-id' },
    networkInterfaces: { of: 'NetworkInterface', filter: 'group-id' },
    securityGroupRules: { of: 'SecurityGroupRule', filter: 'group-id' },
  },
  columns: ['GroupName', 'VpcId', 'Description'],
  label: ({ data }) => [(data as { GroupName?: string }).GroupName],
  arn: 'arn:{partition}:ec2:{region}:{account}:security-group/{id}',
  console: '/vpcconsole/home?region={region}#SecurityGroup:groupId={id}',
});

/** One rule of a security group: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRule.html */
export const securityGroupRule = defineResource({
  name: 'SecurityGroupRule',
  page: 'API_SecurityGroupRule',
  ids: { id: 'SecurityGroupRuleId' },
  create: false,
  arn: 'arn:{partition}:ec2:{region}:{account}:security-group-rule/{id}',
});
