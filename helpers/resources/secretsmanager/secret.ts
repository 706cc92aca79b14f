import { defineResource } from '../../resource/definition.ts';

/** A value that few may know: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html */
export const secret = defineResource({
  name: 'Secret',
  shape: 'DescribeSecretResponse',
  page: 'https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html',
  // Its name stands for its ARN wherever one is asked for.
  ids: { arn: { param: 'SecretId', member: 'ARN' } },
  load: { operation: 'DescribeSecret' },
  list: { operation: 'ListSecrets', path: 'SecretList[]', data: true },
  create: { operation: 'CreateSecret', path: '', data: false },
  actions: { restore: { operation: 'RestoreSecret', of: false } },
  columns: ['LastChangedDate', 'RotationEnabled'],
  label: ({ data }) => [(data as { Name?: string }).Name],
  console: '/secretsmanager/secret?region={region}&name={Name}',
});
