import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as ec2 from '@aws-sdk/client-ec2';
import * as iam from '@aws-sdk/client-iam';
import * as rds from '@aws-sdk/client-rds';
import * as s3 from '@aws-sdk/client-s3';
import * as sns from '@aws-sdk/client-sns';
import * as sts from '@aws-sdk/client-sts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Sandbox } from '../../../sandbox/index.ts';
import { openSandbox } from '../clients.ts';
import { type Churn, pageThrough, type Scene } from './churn.ts';
import { ec2Scenes, ec2Without } from './ec2-scenes.ts';
import { iamScenes, iamWithout } from './iam-scenes.ts';
import { s3Scenes, snsScenes, snsWithout } from './other-scenes.ts';
import { rdsScenes, rdsWithout } from './rds-scenes.ts';
import { stackScenes, stacksWithout } from './stack-scenes.ts';

interface Stage {
  readonly service: string;
  readonly sdk: object;
  readonly without: Readonly<Record<string, string>>;
  set(sandbox: Sandbox): { client: unknown; scenes: Readonly<Record<string, Scene>> };
}

const linkOf = ({ link: { requestHandler, credentials, region } }: Sandbox) => ({
  requestHandler: requestHandler as never,
  credentials,
  region,
});

function stage<Client>(
  service: string,
  sdk: object,
  Service: new (config: never) => Client,
  scenesOf: (client: Client, sandbox: Sandbox) => Readonly<Record<string, Scene>>,
  without: Readonly<Record<string, string>> = {},
): Stage {
  return {
    service,
    sdk,
    without,
    set(sandbox) {
      const client = new Service(linkOf(sandbox) as never);
      return { client, scenes: scenesOf(client, sandbox) };
    },
  };
}

const stages = [
  stage(
    'cloudformation',
    cloudformation,
    cloudformation.CloudFormation,
    stackScenes,
    stacksWithout,
  ),
  stage('ec2', ec2, ec2.EC2, ec2Scenes, ec2Without),
  stage('iam', iam, iam.IAM, iamScenes, iamWithout),
  stage('rds', rds, rds.RDS, rdsScenes, rdsWithout),
  stage('s3', s3, s3.S3, s3Scenes),
  stage('sns', sns, sns.SNS, snsScenes, snsWithout),
  stage('sts', sts, sts.STS, () => ({})),
];

test('each paged operation of the sandbox has a scene, or a reason why it has none', async () => {
  const { sandbox } = openSandbox({ fixture: 'empty' });
  const built = new Map((await sandbox.coverage()).map((it) => [it.service, it.operations]));
  for (const { service, sdk, without, set } of stages) {
    const paged = (built.get(service) ?? []).filter((name) => `paginate${name}` in sdk);
    const told = [...Object.keys(set(sandbox).scenes), ...Object.keys(without)];
    assert.equal([...told].sort(), [...paged].sort(), service);
  }
});

for (const { service, sdk, set } of stages) {
  const names = Object.keys(set(openSandbox({ fixture: 'empty' }).sandbox).scenes);
  for (const operation of names) {
    test(`${service} ${operation} gives once what stays, while others come and go`, async () => {
      const { sandbox } = openSandbox({ fixture: 'empty', lenient: true });
      const { client, scenes } = set(sandbox);
      const churn = (await scenes[operation]?.()) as Churn;
      const paginate = (sdk as Record<string, unknown>)[`paginate${operation}`];
      const { pages, items, staying } = await pageThrough(paginate, client, churn);
      assert.ok(pages >= 2, `${pages} pages`);
      assert.is(new Set(items).size, items.length, 'none twice');
      assert.ok(staying.length > 0);
      assert.equal(
        staying.filter((id) => !items.includes(id)),
        [],
        'all that stay',
      );
    });
  }
}

test.run();
