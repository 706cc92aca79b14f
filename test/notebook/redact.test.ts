import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Notebook, readNotebook, redacted, writeNotebook } from '../../notebook/index.ts';

const text = `---
awsh:
  profile: acme-prod
  region: eu-west-1
---

Ask ada@acme.example about account 123456789012.

\`\`\`ts
s3.deleteBucket({ Bucket: 'acme-logs' })
\`\`\`

<!-- output result -->
\`\`\`text
  id                   name         type
  i-04f83f525d8b0e8b9  acme-web-1   t3.micro
arn:aws:iam::123456789012:role/acme/Deploy  210987654321
s3://acme-logs/2026 acme-web-1
\`\`\`
`;

const clean = (from: string): string => {
  const notebook: Notebook = redacted(readNotebook(from, 'md'));
  return writeNotebook(notebook, 'md');
};

test('account ids, names and profiles are replaced, each by the same wherever it stands', () => {
  const shown = clean(text);
  assert.not.match(shown, /acme|123456789012|210987654321|Deploy|ada@/);
  assert.match(shown, 'account 000000000001.');
  assert.match(shown, /arn:aws:iam::000000000001:role\/name-\d/);
  const bucket = /Bucket: '(name-\d+)'/.exec(shown)?.[1] ?? '?';
  assert.match(shown, `s3://${bucket}/2026`);
});

test('ids of resources, types and regions stay', () => {
  assert.match(clean(text), /i-04f83f525d8b0e8b9 {2}name-\d+ +t3\.micro/);
  assert.match(clean(text), 'region: eu-west-1');
});

test('a notebook without names is as it was', () => {
  const plain = '```ts\n1 + 1\n```\n';
  assert.is(clean(plain), plain);
});

test.run();
