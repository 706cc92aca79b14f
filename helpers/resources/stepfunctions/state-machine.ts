import { defineResource } from '../../resource/definition.ts';

/** Steps that follow each other: https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html */
export const stateMachine = defineResource({
  name: 'StateMachine',
  shape: 'DescribeStateMachineOutput',
  page: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html',
  ids: { arn: 'stateMachineArn' },
  load: { operation: 'DescribeStateMachine' },
  list: { operation: 'ListStateMachines', path: 'stateMachines[]', data: false },
  create: { operation: 'CreateStateMachine', path: '', data: false },
  actions: {
    startExecution: {
      operation: 'StartExecution',
      of: 'Execution',
      path: '',
      data: false,
      stales: false,
    },
    startSyncExecution: { operation: 'StartSyncExecution', stales: false },
  },
  many: {
    executions: { operation: 'ListExecutions', of: 'Execution', path: 'executions[]', data: false },
  },
  label: ({ data }) => {
    const { name, status } = data as Partial<Record<string, string>>;
    return [name, status];
  },
  console: '/states/home?region={region}#/statemachines/view/{arn}',
});

/** One run through the steps: https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html */
export const execution = defineResource({
  name: 'Execution',
  shape: 'DescribeExecutionOutput',
  page: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html',
  ids: { arn: 'executionArn' },
  load: { operation: 'DescribeExecution' },
  list: false,
  create: false,
  actions: { history: 'GetExecutionHistory' },
  label: ({ data }) => [(data as { status?: string }).status],
  console: '/states/home?region={region}#/v2/executions/details/{arn}',
});
