import type { Page } from '../page.ts';

/** AWS's operations as they are. */
export const operations: Page = {
  name: 'operations',
  also: ['calls', 'api', 'services', 'service'],
  title: 'Operations: AWS as it answers',
  text: [
    "Each service has its operations under their own names, in camelCase, with input and answer as AWS documents them. What can't be sent is said before it is.",
  ],
  rows: [
    ['ec2.describeVpcs()', 'the call; Tab after the brace lists its members'],
    ['.doc ec2.describeVpcs', 'its documentation'],
    ['.calls', 'what was called, how long it took, its request id'],
    ['.use lambda', 'installs a service that did not come along; .services lists all'],
    ['ec2.client', "the SDK's own client"],
  ],
  examples: [
    { line: 'ec2.describeInstances({ MaxResults: 5 })', shows: 'the answer, reservations and all' },
    { line: 'instances(_)', shows: 'the instances in it' },
    { line: 'sts.getCallerIdentity()', shows: 'who you are' },
  ],
};
