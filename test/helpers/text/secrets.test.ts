import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { hasSecretText, secretPatterns, withoutSecretText } from '../../../helpers/text/secrets.ts';

test('there are patterns for more than twenty kinds of secrets', () => {
  assert.ok(secretPatterns.length >= 22);
});

for (const { name, sample } of secretPatterns) {
  test(`${name} is masked wherever it stands`, () => {
    for (const text of [sample, `before ${sample} after`, `x = "${sample}"`, `a\n${sample}\nb`]) {
      assert.ok(hasSecretText(text), text);
    }
    const clean = withoutSecretText(`before ${sample} after`);
    assert.match(clean, /^before .*\*\*\*/s);
    assert.not.ok(clean.includes(sample));
  });
}

for (const text of [
  'arn:aws:iam::123456789012:role/service-role/MyLambdaRole-a1b2c3d4',
  'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188',
  'i-0123456789abcdef0 vpc-0123456789abcdef0 ami-0c55b159cbfafe1f0',
  'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  '2fd4e1c67a2d28fced849ee1bb76e7391b93eb12',
  '6f1c7f9e-35a8-4b6e-9f4d-1c2d3e4f5a6b',
  's3://my-bucket/year=2026/month=11/part-00000.snappy.parquet',
  'https://sqs.us-east-1.amazonaws.com/123456789012/orders',
  'const password = await ask()',
  'const apiKey = process.env.KEY; const password: string = undefined',
  'the tokens of the account, its keys and passwords',
  'The security token included in the request is invalid.',
]) {
  test(`nothing is taken from ${text.slice(0, 40)}`, () => {
    assert.is(withoutSecretText(text), text);
  });
}

test('of a named secret only the value is masked', () => {
  assert.is(withoutSecretText('db.password=correct-horse;x=1'), 'db.password=***;x=1');
  assert.is(withoutSecretText('"MasterUserPassword": "hunter22"'), '"MasterUserPassword": "***"');
});

test('no pattern loses itself in long text', () => {
  for (const text of ['aB3/'.repeat(250_000), 'password'.repeat(100_000), 'a:'.repeat(200_000)]) {
    assert.is(withoutSecretText(text), text);
  }
});

test.run();
