import { defineResource } from '../../resource/definition.ts';

/** The subnets a database server may be in: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBSubnetGroup.html */
export const dbSubnetGroup = defineResource({
  name: 'DBSubnetGroup',
  page: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBSubnetGroup.html',
  ids: { id: 'DBSubnetGroupName' },
  list: { operation: 'DescribeDBSubnetGroups' },
  arn: '{DBSubnetGroupArn}',
});

/** Settings of database engines: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBParameterGroup.html */
export const dbParameterGroup = defineResource({
  name: 'DBParameterGroup',
  page: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBParameterGroup.html',
  ids: { id: 'DBParameterGroupName' },
  arn: '{DBParameterGroupArn}',
});

/** Options of database engines: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_OptionGroup.html */
export const optionGroup = defineResource({
  name: 'OptionGroup',
  page: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_OptionGroup.html',
  ids: { id: 'OptionGroupName' },
  list: { operation: 'DescribeOptionGroups' },
  arn: '{OptionGroupArn}',
});
