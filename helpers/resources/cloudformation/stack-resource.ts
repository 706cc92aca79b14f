import { defineResource } from '../../resource/definition.ts';

/** One resource of a stack: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackResourceDetail.html */
export const stackResource = defineResource({
  name: 'StackResource',
  shape: 'StackResourceDetail',
  page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackResourceDetail.html',
  ids: { stackName: 'StackName', logicalId: 'LogicalResourceId' },
  load: { operation: 'DescribeStackResource', path: 'StackResourceDetail' },
  list: false,
  create: false,
  onlyActions: true,
  children: { Stack: 'Stack' },
});

/** One resource of a stack, as a list of them has it: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackResourceSummary.html */
export const stackResourceSummary = defineResource({
  name: 'StackResourceSummary',
  page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackResourceSummary.html',
  ids: { stackName: 'StackName', logicalId: 'LogicalResourceId' },
  load: false,
  list: false,
  create: false,
  onlyActions: true,
  children: { Resource: 'StackResource' },
});
