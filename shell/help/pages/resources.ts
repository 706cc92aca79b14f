import type { Page } from '../page.ts';

/** Things at AWS as objects. */
export const resources: Page = {
  name: 'resources',
  also: ['resource', 'collections', 'objects'],
  title: 'Resources: what is at AWS, as objects',
  text: [
    "ec2.instances lists, ec2.Instance(id) names one without a call. A resource has the data AWS gave, actions, what it refers to, and waiters. boto3's names work.",
  ],
  rows: [
    ['.filter({ … })', 'narrows at AWS; .where(fn) narrows here; .limit(n)'],
    ['.first() .count()', 'one, how many; .toArray() all; for await goes through them'],
    ['.create({ … })', 'makes one more'],
    ['.load() .reload()', 'asks AWS for the data of one: web.state, web.tags, web.data'],
    ['.waitUntilRunning()', 'waits, and has fresh data then'],
    ['.stop()', 'an action; on a collection it is done to all of it'],
  ],
  examples: [
    { line: 'ec2.instances', shows: 'the instances, as a table' },
    { line: 'const web = ec2.instances.first()', shows: 'one of them' },
    { line: 'web.vpc.load()', shows: 'its network' },
    { line: "ec2.instances.where((i) => i.state === 'running').count()", shows: 'how many run' },
    { line: 's3.buckets', shows: 'the buckets' },
  ],
};
