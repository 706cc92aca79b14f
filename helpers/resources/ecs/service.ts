import { defineResource } from '../../resource/definition.ts';

/** Without one, AWS takes the cluster of this name. */
const clusterArn = { param: 'cluster', member: 'clusterArn', otherwise: 'default' };

/** Tasks that are kept running: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html */
export const service = defineResource({
  name: 'Service',
  page: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html',
  ids: { clusterArn, arn: { param: 'service', member: 'serviceArn' } },
  list: { operation: 'ListServices', path: 'serviceArns[]', data: false },
  children: { Cluster: 'Cluster' },
  many: {
    tasks: {
      operation: 'ListTasks',
      of: 'Task',
      path: 'taskArns[]',
      data: false,
      input: ({ identifiers: { arn } }) => ({ serviceName: arn }),
    },
  },
  label: ({ data }) => [(data as { status?: string }).status],
});

/** Containers that run together: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html */
export const task = defineResource({
  name: 'Task',
  page: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html',
  ids: { clusterArn, arn: { param: 'task', member: 'taskArn' } },
  list: { operation: 'ListTasks', path: 'taskArns[]', data: false },
  create: { operation: 'RunTask', path: 'tasks[]' },
  references: { taskDefinition: ['TaskDefinition', 'taskDefinitionArn'] },
  children: { Cluster: 'Cluster' },
  label: ({ data }) => [(data as { lastStatus?: string }).lastStatus],
});
