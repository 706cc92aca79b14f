/** `.export cli` and `.export py`: the calls of a session, for other tools. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Call } from '../../../helpers/index.ts';
import { wordsOf } from '../../../shell/recording/calls/api-name.ts';
import { cliScript } from '../../../shell/recording/calls/cli.ts';
import { madeCalls } from '../../../shell/recording/calls/made.ts';
import { pythonProgram } from '../../../shell/recording/calls/python.ts';
import { bareEnvironment } from '../../support/program.ts';
import { inSession } from './session.ts';

const call = (operation: string, input: object, more: Partial<Call> = {}): Call => ({
  service: 'EC2',
  operation,
  effect: 'reads',
  input,
  region: 'eu-west-1',
  startedAt: new Date(0),
  durationMs: 1,
  attempts: 1,
  retries: [],
  ...more,
});
const cli = (...calls: Call[]) => cliScript(madeCalls(calls, undefined)).split('\n').slice(3, -1);
const python = (...calls: Call[]) => pythonProgram(madeCalls(calls, undefined));

test('names are in words, as the AWS CLI and boto3 have them', () => {
  const names = {
    DescribeInstances: 'describe-instances',
    DescribeDBInstances: 'describe-db-instances',
    ListObjectsV2: 'list-objects-v2',
    GetBucketACL: 'get-bucket-acl',
    DryRun: 'dry-run',
    SubnetIds: 'subnet-ids',
    ListenerARNs: 'listener-arns',
    DescribeVpcClassicLinkDnsSupport: 'describe-vpc-classic-link-dns-support',
    ExecutePartiQLBatch: 'execute-partiql-batch',
    toString: 'to-string',
  };
  for (const [name, words] of Object.entries(names)) assert.is(wordsOf(name, '-'), words);
  assert.is(wordsOf('RunInstances', '_'), 'run_instances');
});

const xform = spawnSync(
  'python3',
  [
    '-c',
    'import json, botocore.session as s, botocore as b\nn=set()\nfor v in ["ec2","iam","s3","rds","dynamodb","sts","sns","sqs","cloudwatch","cloudformation","lambda","storagegateway","mturk","ecs","elbv2"]:\n m=s.Session().get_service_model(v)\n for o in m.operation_names:\n  n.add(o)\n  i=m.operation_model(o).input_shape\n  n.update(i.members if i else [])\nprint(json.dumps({k:b.xform_name(k,"-") for k in n}))',
  ],
  { encoding: 'utf8', maxBuffer: 1e8 },
);

(xform.status === 0 ? test : test.skip)(
  "every name of 15 services is botocore's (skipped without it: pip install boto3)",
  () => {
    const wrong = Object.entries(JSON.parse(xform.stdout) as Record<string, string>).filter(
      ([name, words]) => wordsOf(name, '-') !== words,
    );
    assert.equal(wrong, []);
  },
);

test('values are quoted so that a shell takes them as they are', () => {
  const [line] = cli(
    call('DescribeInstances', {
      InstanceIds: ['i-1', 'i-2'],
      Filters: [{ Name: 'tag:Name', Values: ["it's $(rm -rf /) `x`"] }],
      DryRun: false,
      MaxResults: 5,
    }),
  );
  assert.is(
    line,
    `aws ec2 describe-instances --instance-ids i-1 i-2 --filters '[{"Name":"tag:Name","Values":["it'\\''s $(rm -rf /) \`x\`"]}]' --no-dry-run --max-results 5 --region eu-west-1`,
  );
  assert.match(cli(call('X', { A: '-rf' }))[0] ?? '', `--cli-input-json '{"A":"-rf"}'`);
  assert.match(cli(call('X', { A: 'file:///etc/passwd' }))[0] ?? '', '--cli-input-json');
  assert.match(cli(call('X', { A: 'a\nb; rm' })).join('\n'), "--a 'a\nb; rm'");
});

test('pages and looks of a waiter are one call; what failed or was not sent is none', () => {
  const again = call('DescribeVpcs', {});
  assert.equal(cli(again, again, again), [
    '# asked 3 times in a row',
    'aws ec2 describe-vpcs --region eu-west-1',
  ]);
  const page = call('DescribeVpcs', { NextToken: 'x' });
  assert.match(
    python(again, page, page),
    "for page in ec2.get_paginator('describe_vpcs').paginate():",
  );
  assert.equal(
    cli(call('X', {}, { attempts: 0 }), call('Y', {}, { error: { name: 'E', message: '' } })),
    [],
  );
});

test('what was not kept is said to be missing', () => {
  assert.match(
    cli(call('X', { Password: '***' })).join('\n'),
    '# what stands as *** or a size was not kept',
  );
});

test('Python has literals of its own, and a client a place', () => {
  const text = python(
    call(
      'RunInstances',
      { A: true, B: null, C: ['x'], D: { 'e-f': 1.5 }, E: "'\\\n\u2028😀" },
      { effect: 'changes' },
    ),
    call('ListBuckets', {}, { service: 'S3', region: 'us-east-1', profile: 'dev' }),
    call('DescribeVpcs', {}, { region: 'us-east-1' }),
  );
  assert.match(text, "ec2 = boto3.client('ec2', region_name='eu-west-1')");
  assert.match(text, "ec2_2 = boto3.client('ec2', region_name='us-east-1')");
  assert.match(
    text,
    "s3 = boto3.Session(profile_name='dev').client('s3', region_name='us-east-1')",
  );
  assert.match(
    text,
    "ec2.run_instances(A=True, B=None, C=['x'], D={'e-f': 1.5}, E='\\'\\\\\\x0a\\u2028\\U0001f600')",
  );
  assert.match(text, 'pprint(ec2_2.describe_vpcs())');
});

const story = [
  'ec2.describeInstances({ Filters: [{ Name: "instance-state-name", Values: ["running"] }] })',
  'const { Vpc } = ec2.createVpc({ CidrBlock: "10.77.0.0/16", TagSpecifications: [{ ResourceType: "vpc", Tags: [{ Key: "Name", Value: "it\'s $HOME" }] }] })',
  'ec2.runInstances({ ImageId: ec2.images.filter({ Owners: ["amazon"] }).limit(1).toArray()[0].id, InstanceType: "t3.micro", MinCount: 1, MaxCount: 1 })',
  's3.createBucket({ Bucket: "exported-bucket-1" })',
  's3.putObject({ Bucket: "exported-bucket-1", Key: "a b.txt", Body: "hello" })',
  's3.listObjectsV2({ Bucket: "exported-bucket-1" })',
  'iam.listUsers()',
  'sns.listTopics()',
  'sts.getCallerIdentity()',
];

/** Runs a tool against a sandbox of its own, as a child: the server answers from this process. */
async function against(
  command: string,
  args: string[],
  env: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...bareEnvironment(), ...env } });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk;
      });
    child.on('close', (code) => resolve({ code, said }));
  });
}

const has = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;
const tools = [
  { kind: 'cli', command: 'sh', there: has('aws', '--version'), name: 'the AWS CLI' },
  { kind: 'py', command: 'python3', there: has('python3', '-c', 'import boto3'), name: 'boto3' },
];

for (const { kind, command, there, name } of tools) {
  (there ? test : test.skip)(
    `what .export ${kind} writes runs with ${name} (skipped without it)`,
    () =>
      inSession(async ({ enter, told, at, sandbox }) => {
        await enter(...story);
        assert.match(await told(`.export ${kind} ${at('calls')}`), 'wrote');
        // Where the CLI wants a file, one has to be given.
        const text = readFileSync(at('calls'), 'utf8');
        writeFileSync(at('calls'), text.replace('--body FILE', `--body ${at('calls')}`));
        sandbox.reset();
        const server = await sandbox.listen();
        try {
          const { code, said } = await against(command, [at('calls')], {
            AWS_ENDPOINT_URL: server.url,
            AWS_ACCESS_KEY_ID: 'sandbox',
            AWS_SECRET_ACCESS_KEY: 'sandbox',
            AWS_PAGER: '',
          });
          assert.is(code, 0, said);
          assert.match(said, /123456789012/);
        } finally {
          await server.close();
        }
      }),
  );
}

test.run();
