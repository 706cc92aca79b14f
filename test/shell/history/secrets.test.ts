import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { secretPatterns, sensitiveMembers } from '../../../helpers/text/secrets.ts';
import { hasSecret } from '../../../shell/history/keep-out.ts';
import { began, keptAt, sourcesIn } from './folders.ts';

test('no cell with a secret of a known look is written, whatever is around it', async () => {
  const { file, open } = keptAt();
  const history = open('one');
  history.append(began(1, 'harmless'));
  for (const [at, { sample }] of secretPatterns.entries()) {
    history.append(began(at + 2, `const it = \`${sample}\``));
    history.ended({ cell: at + 2, durationMs: 1, ok: true });
  }
  assert.is(readFileSync(file, 'utf8').split('\n').length, 2);
  assert.equal(await sourcesIn(history), ['harmless']);
  // Up still has them, to be mended, as long as the session lasts.
  assert.is(history.sources.length, 1 + secretPatterns.length);
});

test('literal values of members that AWS calls sensitive stay out', () => {
  for (const source of [
    'sm.createSecret({ Name: "db", SecretString: "hunter22" })',
    "rds.createDBInstance({ MasterUserPassword: 'hunter22' })",
    'rds.modifyDBInstance({ "MasterUserPassword" : `hunter22` })',
    'ec2.runInstances({ UserData: Buffer.from("#!/bin/sh").toString("base64") })',
    'ec2.importKeyPair({ PrivateKeyMaterial: 1, KeyMaterial: "x" })',
    'kms.encrypt({ KeyId: "k", Plaintext: new TextEncoder().encode("hunter22") })',
    's3.putObject({ SSECustomerKey: "0123456789abcdef" })',
    'sts.assumeRoleWithWebIdentity({ WebIdentityToken: "x.y.z" })',
    'ssm.putParameter({ Name: "p", Type: "SecureString", Value: "hunter22" })',
    'ssm.putParameter({ Value: "hunter22", Type: "SecureString" })',
    'const SecretString = "hunter22"',
  ]) {
    assert.ok(hasSecret(source), source);
  }
});

test('cells that only speak of secrets are kept', () => {
  for (const source of [
    'sm.getSecretValue({ SecretId: "db" }).SecretString',
    'rds.createDBInstance({ MasterUserPassword: await ask("password") })',
    'rds.createDBInstance({ ManageMasterUserPassword: true })',
    'const { SecretString: secret } = _',
    'ec2.runInstances({ UserData: script })',
    'ssm.getParameters({ Names: ["a"], WithDecryption: true })',
    'ssm.putParameter({ Name: "p", Type: "String", Value: "v" })',
    'ec2.describeVpcs({ NextToken: "abc" })',
  ]) {
    assert.not(hasSecret(source), source);
  }
});

test('a line that begins with a space is not written, nor shown, nor found by Up', async () => {
  const { file, open } = keptAt();
  const history = open('one');
  history.append(began(1, ' const quiet = 1'));
  history.append(began(2, '\tquiet'));
  history.append(began(3, 'loud'));
  assert.not.match(readFileSync(file, 'utf8'), /quiet/);
  assert.equal(await sourcesIn(history), ['loud']);
  assert.equal(history.sources, ['loud']);
});

/** What AWS calls sensitive besides: ciphers, people, settings, answers, and contents of any kind. */
const kept =
  /^(AccessKeyId|AccountName|Configuration|CustomerGatewayConfiguration|Description|Email|Error\w+|GraphQLOperation|IPAddress|Id|ImportManifestUrl|InitQuery|Input|InputPayload|IpAddress|KMS\w+|KeyId|KeyValue|LaunchSpecification|LogFileData|MacCredentials|ManagementAccountEmail|MasterAccountEmail|Message|Name|Notes|OwnerInformation|Parameters|Payload|PhoneNumber|PreSignedUrl|PresignedUrl|PublicKey|QRCodePNG|Result|RotationToken|SSEKMS\w+|SourceName|Sqls?|TaskParameters|TunnelOptions|UefiData|UploadPolicy\w*|Url|Values?|Variables|VpnConnectionDeviceSampleConfiguration|ZipFile|environment|phoneNumber|repositoryCredentials|PasswordData|LaunchTemplateSpecificationUserData|RandomPassword|AddPrivateKey|PrivateKey)$/;

test('every member that an installed package of the SDK calls sensitive was thought of', () => {
  const unknown = sensitiveNames().filter((name) => {
    return !kept.test(name) && !hasSecret(`${name}: 'x'`);
  });
  assert.equal(unknown, []);
  const all = new Set(sensitiveNames());
  assert.equal(
    sensitiveMembers.filter((name) => !all.has(name)),
    [],
  );
});

/** Names of the members that schemas mark as sensitive, in all packages that are installed here. */
function sensitiveNames(): string[] {
  const require = createRequire(import.meta.url);
  const { NormalizedSchema } =
    require('@smithy/core/schema') as typeof import('@smithy/core/schema');
  const manifest = JSON.parse(
    readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'),
  ) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const names = new Set<string>();
  const packages = { ...manifest.dependencies, ...manifest.devDependencies };
  for (const name of Object.keys(packages).filter((each) => /^@aws-sdk\/client-/.test(each))) {
    for (const [key, value] of Object.entries(require(name) as object)) {
      if (!key.endsWith('$') || !Array.isArray(value)) continue;
      const schema = NormalizedSchema.of(value as never);
      if (!schema.isStructSchema()) continue;
      for (const [member, shape] of schema.structIterator()) {
        if ((shape.getMergedTraits() as { sensitive?: number }).sensitive) names.add(member);
      }
    }
  }
  return [...names].sort();
}

test.run();
