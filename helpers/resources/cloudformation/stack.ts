import { defineResource } from '../../resource/definition.ts';

/** Resources that a template made together: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html */
export const stack = defineResource({
  name: 'Stack',
  page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html',
  ids: { name: 'StackName' },
  load: { operation: 'DescribeStacks', path: 'Stacks[]' },
  create: { operation: 'CreateStack', path: '', data: false },
  actions: { cancelUpdate: 'CancelUpdateStack', update: 'UpdateStack' },
  children: { Resource: 'StackResource' },
  many: {
    events: { operation: 'DescribeStackEvents', of: 'Event' },
    resourceSummaries: { operation: 'ListStackResources', of: 'StackResourceSummary' },
  },
  // A refactoring moves resources between stacks, and has an id of its own.
  waiters: { refactorCreateComplete: false, refactorExecuteComplete: false },
  label: ({ data }) => [(data as { StackStatus?: string }).StackStatus],
  arn: '{StackId}',
  console: '/cloudformation/home?region={region}#/stacks/stackinfo?stackId={StackId}',
});

/** Something that happened to a stack: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackEvent.html */
export const event = defineResource({
  name: 'Event',
  shape: 'StackEvent',
  page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackEvent.html',
  ids: { id: 'EventId' },
  load: false,
  list: false,
  create: false,
  onlyActions: true,
});
