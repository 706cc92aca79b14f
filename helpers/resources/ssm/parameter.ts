import type { DeleteParametersCommandOutput } from '@aws-sdk/client-ssm';
import { defineResource } from '../../resource/definition.ts';

/** A value kept under a name: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Parameter.html */
export const parameter = defineResource({
  name: 'Parameter',
  page: 'https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Parameter.html',
  ids: { name: 'Name' },
  // What lists parameters leaves their values out.
  list: { operation: 'DescribeParameters', path: 'Parameters[]', data: false },
  create: { operation: 'PutParameter', path: '', data: false },
  // Much else of Systems Manager's has a Name too.
  onlyActions: true,
  actions: {
    delete: 'DeleteParameter',
    history: 'GetParameterHistory',
    labelVersion: { operation: 'LabelParameterVersion', stales: false },
    put: 'PutParameter',
    unlabelVersion: { operation: 'UnlabelParameterVersion', stales: false },
    addTags: {
      operation: 'AddTagsToResource',
      input: ({ identifiers: { name } }) => ({ ResourceType: 'Parameter', ResourceId: name }),
      stales: false,
    },
  },
  batch: {
    delete: {
      operation: 'DeleteParameters',
      most: 10,
      input: (parameters) => ({ Names: parameters.map(({ identifiers: { name } }) => name) }),
      failures: (answer, parameters) => {
        const { InvalidParameters = [] } = answer as DeleteParametersCommandOutput;
        const failed = parameters.flatMap(({ identifiers: { name = '' } }, number) =>
          InvalidParameters.includes(name) ? [[number, 'there is none of this name'] as const] : [],
        );
        return new Map(failed);
      },
    },
  },
  label: ({ data }) => [(data as { Type?: string }).Type],
  arn: '{ARN}',
  console: '/systems-manager/parameters{name}/description?region={region}',
});
