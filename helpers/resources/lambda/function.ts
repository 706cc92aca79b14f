import { defineResource } from '../../resource/definition.ts';

/** Code that runs when it is called: https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html */
export const lambdaFunction = defineResource({
  name: 'Function',
  shape: 'FunctionConfiguration',
  page: 'https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html',
  ids: { name: 'FunctionName' },
  load: { operation: 'GetFunctionConfiguration' },
  actions: {
    listVersionsBy: false,
    publishVersion: { operation: 'PublishVersion', of: 'Version', path: '', stales: false },
    updateEventSourceMapping: false,
  },
  children: { Alias: 'Alias', Version: 'Version' },
  many: {
    versions: { operation: 'ListVersionsByFunction', of: 'Version' },
    aliases: { operation: 'ListAliases', of: 'Alias' },
    eventSourceMappings: { operation: 'ListEventSourceMappings', of: 'EventSourceMapping' },
  },
  columns: ['Runtime', 'MemorySize', 'LastModified'],
  label: ({ data }) => {
    const { Runtime, State } = data as Partial<Record<string, string>>;
    return [Runtime, State];
  },
  arn: '{FunctionArn}',
  console: '/lambda/home?region={region}#/functions/{name}',
});

/** A function as it was when the version was made: https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html */
export const version = defineResource({
  name: 'Version',
  shape: 'FunctionConfiguration',
  page: 'https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html',
  ids: { functionName: 'FunctionName', version: { param: 'Qualifier', member: 'Version' } },
  load: { operation: 'GetFunctionConfiguration' },
  list: false,
  create: false,
  children: { Function: 'Function' },
  columns: ['Runtime', 'LastModified'],
  arn: '{FunctionArn}',
});

/** A name for a version of a function: https://docs.aws.amazon.com/lambda/latest/api/API_AliasConfiguration.html */
export const alias = defineResource({
  name: 'Alias',
  shape: 'AliasConfiguration',
  page: 'https://docs.aws.amazon.com/lambda/latest/api/API_AliasConfiguration.html',
  ids: { functionName: 'FunctionName', name: 'Name' },
  list: false,
  children: { Function: 'Function' },
  arn: '{AliasArn}',
});

/** A stream or queue whose records a function gets: https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html */
export const eventSourceMapping = defineResource({
  name: 'EventSourceMapping',
  shape: 'EventSourceMappingConfiguration',
  page: 'https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html',
  ids: { id: 'UUID' },
  references: { function: ['Function', 'FunctionArn'] },
  arn: '{EventSourceMappingArn}',
});
