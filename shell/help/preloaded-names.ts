import type { Page } from './page.ts';

/** A page about one name that is there without an import. */
function about(name: string, title: string, line: string, shows: string, text?: string): Page {
  return { name, title, ...(text ? { text: [text] } : {}), examples: [{ line, shows }] };
}

/** The names that cells can use without an import, services left out. */
export const preloadedNames: readonly Page[] = [
  about(
    'instances',
    'instances(answer): opens the reservations of an answer',
    'instances(ec2.describeInstances())',
    'the instances inside',
    'AWS gives instances in boxes, one a launch. reservationOf(instance) finds the box again.',
  ),
  about(
    'reservationOf',
    'reservationOf(instance): the reservation an instance came out of',
    'reservationOf(instances(ec2.describeInstances())[0]).ReservationId',
    'its id',
  ),
  about(
    'tags',
    'tags(thing): its tags as an object',
    'tags(ec2.describeVpcs().Vpcs[0])',
    "{ Name: 'main' }",
  ),
  about(
    'tagList',
    'tagList(object): tags as operations take them',
    "tagList({ owner: 'ann' })",
    "[{ Key: 'owner', Value: 'ann' }]",
  ),
  about(
    'name',
    'name(thing): the value of its Name tag',
    'name(ec2.describeVpcs().Vpcs[0])',
    "'main'",
  ),
  about(
    'filters',
    'filters(object): filters as EC2 takes them',
    "ec2.describeInstances({ Filters: filters({ 'instance-state-name': 'running' }) })",
    'those that run',
  ),
  about(
    'attributes',
    'attributes(answer): attributes of SQS and SNS as what they mean',
    "attributes({ Attributes: { VisibilityTimeout: '30' } })",
    '{ VisibilityTimeout: 30 }',
  ),
  about(
    'native',
    "native(items): DynamoDB's items as JavaScript has them",
    "native({ id: { S: 'a' }, size: { N: '3' } })",
    "{ id: 'a', size: 3 }",
  ),
  about(
    'policy',
    'policy(text or answer): a policy document as an object',
    'policy(\'{"Statement":[]}\')',
    'its statements',
  ),
  about(
    'outputs',
    "outputs(stack): a CloudFormation stack's outputs as an object",
    "outputs({ Outputs: [{ OutputKey: 'VpcId', OutputValue: 'vpc-1' }] })",
    "{ VpcId: 'vpc-1' }",
  ),
  about(
    'parameters',
    "parameters(stack): a CloudFormation stack's parameters as an object",
    "parameters({ Parameters: [{ ParameterKey: 'Size', ParameterValue: 's' }] })",
    "{ Size: 's' }",
  ),
  about(
    'entries',
    'entries(page): a listing of S3 as a folder, folders first',
    "entries({ Contents: [{ Key: 'a.txt', Size: 3 }] })",
    'a row each',
  ),
  about(
    'metricRows',
    "metricRows(answer): CloudWatch's numbers as rows, oldest first",
    'metricRows({ Datapoints: [] })',
    'a row each',
  ),
  about(
    'countBy',
    'countBy(list, key): how many there are of each kind',
    "countBy(ec2.instances, 'state')",
    "Map { 'running' => 9, 'stopped' => 3 }",
  ),
  about(
    'chart',
    'chart(numbers): bars and lines',
    "chart(countBy(ec2.instances, 'state'))",
    'a bar each',
    'Takes what countBy gives, metrics of CloudWatch, lists and objects of numbers.',
  ),
  about(
    'query',
    'query(value, expression): what a JMESPath expression finds',
    "query(ec2.describeVpcs(), 'Vpcs[].VpcId')",
    'the ids',
  ),
  about(
    'watch',
    'watch(ask, { until }): looks until it is so, and gives every look',
    'for await (const look of watch(() => ec2.describeVpcs(), { until: ({ Vpcs }) => Vpcs.length > 0 })) console.log(look.number)',
    '1',
  ),
  about(
    'waitFor',
    'waitFor(ask, { until }): the same, and gives the last look',
    'waitFor(() => ec2.describeVpcs(), { until: ({ Vpcs }) => Vpcs.length > 0 })',
    'it',
  ),
  about(
    'everywhere',
    'everywhere(places, ask): asks several regions and profiles at once',
    "everywhere({ regions: ['us-east-1', 'eu-west-1'] }, (session) => session.service('ec2').items.describeVpcs())",
    'what all of them have',
  ),
  about(
    'originOf',
    'originOf(item): the region and profile that everywhere found it in',
    "originOf(everywhere({ regions: ['eu-west-1'] }, (session) => session.service('ec2').items.describeVpcs()).first())",
    'its region',
  ),
  about('Key', "Key(name): a key in DynamoDB's conditions", "Key('id').eq('a')", 'a condition'),
  about(
    'Attr',
    "Attr(name): an attribute in DynamoDB's conditions",
    "Attr('size').gt(3)",
    'a condition',
  ),
  about('pause', 'pause(ms): waits; in the sandbox, by its clock', 'await pause(10)', 'nothing'),
  about('session', 'session: where calls go', 'session.region', "'us-east-1'"),
  about(
    'Session',
    'Session: sessions of your own, beside the one of the prompt',
    "session.with({ region: 'eu-west-1' }).service('ec2').describeVpcs()",
    'the answer from there',
  ),
  about('In', 'In: the texts of the cells', 'In[1]', 'that of the first'),
  about('Out', 'Out: what the cells came to', '1 + 1; Out', 'a member for each that had a value'),
  about('_', '_: the last result', '_', 'it, again'),
  about('_error', '_error: the last error that a cell ended with', '_error', 'it'),
  {
    name: 'it',
    title: 'it: the next rows of a long list',
    examples: [
      {
        line: 'it',
        shows: 'more of the last one',
        needs: 'a list that is longer than what was shown',
      },
    ],
  },
];
