import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { later, network, openStacks, template } from './open-stacks.ts';

const StackName = 'site';
const Box = { Type: 'AWS::S3::Bucket' };

/** What a stack without resources worth speaking of answers as its output `Value`. */
async function outputOf(Value: unknown, sections: object = {}) {
  const { sandbox, stacks } = openStacks();
  const TemplateBody = template({ Box }, { Outputs: { It: { Value } }, ...sections });
  await stacks.createStack({ StackName, TemplateBody });
  later(sandbox);
  const { Stacks = [] } = await stacks.describeStacks({ StackName });
  return Stacks[0]?.Outputs?.[0]?.OutputValue ?? Stacks[0]?.StackStatus;
}

const call = (name: string, argument: unknown) => ({ [`Fn::${name}`]: argument });

test('the functions of templates give what AWS’s give', async () => {
  const Mappings = { Sizes: { live: { disk: 80 } } };
  const Conditions = {
    Here: call('Equals', [{ Ref: 'AWS::Region' }, 'us-east-1']),
    Away: call('Not', [{ Condition: 'Here' }]),
    Both: call('And', [{ Condition: 'Here' }, { Condition: 'Away' }]),
    One: call('Or', [{ Condition: 'Here' }, { Condition: 'Away' }]),
  };
  const cases: [unknown, string][] = [
    [{ Ref: 'AWS::AccountId' }, '123456789012'],
    [{ Ref: 'AWS::StackName' }, 'site'],
    [call('Join', ['-', ['a', { Ref: 'AWS::Partition' }]]), 'a-aws'],
    [call('Select', ['1', ['a', 'b']]), 'b'],
    [call('Select', [2, call('Split', ['.', 'a.b.c'])]), 'c'],
    [call('Sub', `x\${AWS::Region}y\${!Kept}`), `xus-east-1y\${Kept}`],
    [
      call('Sub', [`\${A}/\${AWS::URLSuffix}`, { A: { Ref: 'AWS::Region' } }]),
      'us-east-1/amazonaws.com',
    ],
    [call('FindInMap', ['Sizes', 'live', 'disk']), '80'],
    [call('Base64', 'hello'), 'aGVsbG8='],
    [call('If', ['Here', 'yes', 'no']), 'yes'],
    [call('If', ['Away', 'yes', 'no']), 'no'],
    [call('If', ['Both', 'yes', 'no']), 'no'],
    [call('If', ['One', 'yes', 'no']), 'yes'],
    [call('Select', [0, call('GetAZs', '')]), 'us-east-1a'],
  ];
  for (const [expression, expected] of cases) {
    const got = await outputOf(expression, { Mappings, Conditions });
    assert.is(got, expected, JSON.stringify(expression));
  }
});

test('a function that finds nothing rolls the stack back', async () => {
  assert.is(await outputOf(call('FindInMap', ['No', 'such', 'key'])), 'ROLLBACK_COMPLETE');
  assert.is(await outputOf(call('Select', [5, ['a']])), 'ROLLBACK_COMPLETE');
  assert.is(await outputOf(call('GetAtt', ['Box', 'Colour'])), 'ROLLBACK_COMPLETE');
  assert.is(await outputOf(call('ImportValue', 'nothing')), 'ROLLBACK_COMPLETE');
});

test('AWS::NoValue leaves a property out', async () => {
  const { sandbox, stacks } = openStacks();
  const Named = { ...Box, Properties: { BucketName: { Ref: 'AWS::NoValue' } } };
  await stacks.createStack({ StackName, TemplateBody: template({ Named }) });
  later(sandbox);
  const { StackResources = [] } = await stacks.describeStackResources({ StackName });
  assert.match(StackResources[0]?.PhysicalResourceId ?? '', /^site-named-/);
});

test('one stack uses what another exports', async () => {
  const { sandbox, stacks } = openStacks();
  const Outputs = { Id: { Value: { Ref: 'Box' }, Export: { Name: 'the-box' } } };
  await stacks.createStack({ StackName, TemplateBody: template({ Box }, { Outputs }) });
  later(sandbox);
  const Used = {
    Type: 'AWS::SNS::Topic',
    Properties: { DisplayName: call('ImportValue', 'the-box') },
  };
  await stacks.createStack({ StackName: 'user', TemplateBody: template({ Used }) });
  later(sandbox);
  const { Stacks = [] } = await stacks.describeStacks({ StackName: 'user' });
  assert.is(Stacks[0]?.StackStatus, 'CREATE_COMPLETE');
});

test('parameters are checked, have defaults, and are hidden when they ask for it', async () => {
  const { stacks } = openStacks();
  const Parameters = {
    Word: { Type: 'String', MinLength: 2, AllowedPattern: '[a-z]+' },
    Count: { Type: 'Number', Default: 1, MaxValue: 9 },
    Secret: { Type: 'String', NoEcho: true, Default: 'hush' },
    Kind: { Type: 'String', AllowedValues: ['a', 'b'], Default: 'a' },
  };
  const TemplateBody = template({ Box }, { Parameters });
  const create = (values: Record<string, string>) =>
    stacks.createStack({
      StackName,
      TemplateBody,
      Parameters: Object.entries(values).map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
    });
  const cases: [Record<string, string>, RegExp][] = [
    [{}, /Parameters: \[Word\] must have values/],
    [{ Word: 'ab', Other: 'x' }, /Parameters: \[Other\] do not exist/],
    [{ Word: 'a' }, /at least 2 characters/],
    [{ Word: 'A1' }, /must match pattern/],
    [{ Word: 'ab', Count: 'many' }, /must be a number/],
    [{ Word: 'ab', Count: '10' }, /not greater than 9/],
    [{ Word: 'ab', Kind: 'c' }, /must be one of AllowedValues/],
  ];
  for (const [values, message] of cases) {
    const error = await errorOf(create(values));
    assert.is(error.name, 'ValidationError');
    assert.match(error.message, message);
  }
  await create({ Word: 'ab' });
  const { Stacks = [] } = await stacks.describeStacks({ StackName });
  const shown = Stacks[0]?.Parameters?.map(({ ParameterValue }) => ParameterValue);
  assert.equal(shown, ['ab', '1', '****', 'a']);
});

test('templates that are not in order are refused, each with what is wrong', async () => {
  const { stacks } = openStacks();
  const topic = (properties: object) => ({ Type: 'AWS::SNS::Topic', Properties: properties });
  const cases: [string, RegExp][] = [
    ['{', /not well-formed/],
    ['a: [1', /YAML not well-formed\. \(line \d+, column \d+\)/],
    ['a: 1\na: 2', /YAML not well-formed/],
    ['a: &x [1]\nb: *x', /aliases are not allowed/],
    ['"text"', /unsupported structure/],
    ['{}', /At least one Resources member/],
    [template({ Box }, { Extra: 1 }), /Invalid template property or properties \[Extra\]/],
    [template({ 'a-b': Box }), /non alphanumeric/],
    [template({ Box: {} }), /must contain a Type member/],
    [template({ Box: { Type: 'AWS::Moon::Base' } }), /Unrecognized resource types: \[AWS::Moon/],
    [template({ A: topic({ TopicName: { Ref: 'B' } }) }), /\[B\] in the Resources block/],
    [template({ Box }, { Outputs: { A: { Value: { Ref: 'B' } } } }), /\[B\] in the Outputs block/],
    [template({ Box: { ...Box, Condition: 'C' } }), /Unresolved condition dependency: C/],
    [template({ Box: { ...Box, DependsOn: 'Box' } }), /Circular dependency .*\[Box\]/],
    [
      template({
        A: topic({ TopicName: call('Sub', `\${B}`) }),
        B: topic({ TopicName: call('GetAtt', 'A.TopicName') }),
      }),
      /Circular dependency between resources: \[A, B\]/,
    ],
    [template({ Box }, { Transform: 'AWS::Serverless-2016-10-31' }), /no transforms/],
    ['x'.repeat(60_000), /less than or equal to 51200/],
    ['['.repeat(20_000), /./],
  ];
  for (const [TemplateBody, message] of cases) {
    const error = await errorOf(stacks.validateTemplate({ TemplateBody }));
    assert.is(error.name, 'ValidationError', TemplateBody.slice(0, 80));
    assert.match(error.message, message);
  }
});

test('properties that a kind does not have, or lacks, are refused before anything is made', async () => {
  const { stacks } = openStacks();
  const create = (Properties: object) =>
    stacks.createStack({
      StackName,
      TemplateBody: template({ Sub: { Type: 'AWS::EC2::Subnet', Properties } }),
    });
  const lacking = await errorOf(create({}));
  assert.match(lacking.message, /required key \[VpcId\] not found/);
  const strange = await errorOf(create({ VpcId: 'vpc-1', Colour: 'red' }));
  assert.match(strange.message, /unsupported property Colour/);
});

test('a template is given back as it was, and summed up', async () => {
  const { stacks } = openStacks();
  await stacks.createStack({ StackName, TemplateBody: network });
  assert.is((await stacks.getTemplate({ StackName })).TemplateBody, network);
  const { Parameters = [], Description } = await stacks.validateTemplate({ TemplateBody: network });
  assert.is(Description, 'A network');
  assert.equal(
    Parameters.map(({ ParameterKey, DefaultValue }) => [ParameterKey, DefaultValue]).slice(0, 2),
    [
      ['Range', '10.0.0.0/16'],
      ['Stage', 'test'],
    ],
  );
  const { ResourceTypes = [] } = await stacks.getTemplateSummary({ StackName });
  assert.ok(ResourceTypes.includes('AWS::EC2::Instance'));
});

test('names that JavaScript knows otherwise are names like others', async () => {
  const { sandbox, stacks } = openStacks();
  const TemplateBody = template({ constructor: Box, toString: Box });
  const change = { StackName, ChangeSetName: 'odd' };
  await stacks.createChangeSet({ ...change, ChangeSetType: 'CREATE', TemplateBody });
  assert.is((await stacks.describeChangeSet(change)).Changes?.[0]?.ResourceChange?.Action, 'Add');
  sandbox.clock.advance(10_000);
  await stacks.executeChangeSet(change);
  later(sandbox);
  await stacks.deleteStack({ StackName, RetainResources: ['hasOwnProperty'] });
  later(sandbox);
  assert.is((await errorOf(stacks.describeStacks({ StackName }))).name, 'ValidationError');
});

test.run();
