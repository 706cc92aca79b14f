import { defineResource } from '../../resource/definition.ts';

/** Streams of log events that are kept alike: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html */
export const logGroup = defineResource({
  name: 'LogGroup',
  page: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html',
  ids: { name: 'logGroupName' },
  load: {
    operation: 'DescribeLogGroups',
    path: 'logGroups[]',
    input: ({ identifiers: { name } }) => ({ logGroupNamePrefix: name }),
  },
  // A saved query may be of many groups, and isn't done to them.
  actions: { putQueryDefinition: false },
  children: { LogStream: 'LogStream' },
  many: { logStreams: { operation: 'DescribeLogStreams', of: 'LogStream' } },
  columns: ['retentionInDays', 'storedBytes'],
  console: '/cloudwatch/home?region={region}#logsV2:log-groups/log-group/{name}',
});

/** Log events from one source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogStream.html */
export const logStream = defineResource({
  name: 'LogStream',
  page: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogStream.html',
  ids: { groupName: 'logGroupName', name: 'logStreamName' },
  load: {
    operation: 'DescribeLogStreams',
    path: 'logStreams[]',
    input: ({ identifiers: { name } }) => ({ logStreamNamePrefix: name }),
  },
  list: false,
  children: { LogGroup: 'LogGroup' },
  columns: ['lastEventTimestamp'],
});
