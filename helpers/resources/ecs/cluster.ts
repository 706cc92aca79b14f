import { defineResource } from '../../resource/definition.ts';

/** Where services and tasks run: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Cluster.html */
export const cluster = defineResource({
  name: 'Cluster',
  page: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Cluster.html',
  ids: { arn: { param: 'cluster', member: 'clusterArn' } },
  list: { operation: 'ListClusters', path: 'clusterArns[]', data: false },
  children: { Service: 'Service', Task: 'Task' },
  many: {
    services: { operation: 'ListServices', of: 'Service', path: 'serviceArns[]', data: false },
    tasks: { operation: 'ListTasks', of: 'Task', path: 'taskArns[]', data: false },
  },
  label: ({ data }) => [(data as { status?: string }).status],
});

/** What a task is made of: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinition.html */
export const taskDefinition = defineResource({
  name: 'TaskDefinition',
  page: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinition.html',
  ids: { arn: { param: 'taskDefinition', member: 'taskDefinitionArn' } },
  list: { operation: 'ListTaskDefinitions', path: 'taskDefinitionArns[]', data: false },
  create: { operation: 'RegisterTaskDefinition', path: 'taskDefinition' },
  // What runs by it names it, but is not done to it.
  onlyActions: true,
  actions: {
    deregister: 'DeregisterTaskDefinition',
    runTask: { operation: 'RunTask', of: 'Task', stales: false },
  },
  label: ({ data }) => [(data as { status?: string }).status],
});
