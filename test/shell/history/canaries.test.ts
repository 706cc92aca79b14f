/** H6 of the list of faults: twelve secrets are typed, and none is found in anything that is written. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bareEnvironment } from '../../support/program.ts';
import { openTerminal } from '../../support/terminal.ts';

/** Put together here, so that no scanner takes this file for a leak. */
const of = (...parts: string[]): string => parts.join('');
const pem = (label: string): string => `-----${label} PRIVATE KEY-----`;

const canaries = {
  keyId: of('AKIA', 'CANARYCANARY0001'),
  secretKey: of('Canary0002/CANARY+canary', 'canary0002CANARY'),
  sessionToken: of('IQoJb3JpZ2lu', 'CanaryCanaryCanary0003Canary'),
  secretString: 'canary-0004-of-a-secret',
  password: 'canary-0005-of-a-database',
  sharedKey: 'canary-0006-of-a-tunnel',
  bearer: of('canary0007', 'canary0007canary'),
  github: of('ghp_', 'canary0008canary0008canary0008canary00'),
  inUrl: 'canary-0009-in-a-url',
  parameter: 'canary-0010-of-a-parameter',
  privateKey: of('MIIEcanary0011', 'canary0011canary'),
  slack: of('xoxb-', '0012-canary-canary-0012'),
};

const cells = [
  `process.env.AWS_ACCESS_KEY_ID_OLD = '${canaries.keyId}'`,
  `const credentials = { secretAccessKey: '${canaries.secretKey}' }`,
  `const token = '${canaries.sessionToken}'`,
  `const secret = { Name: 'db', SecretString: '${canaries.secretString}' }`,
  `const database = { MasterUserPassword: '${canaries.password}' }`,
  `const tunnel = { PreSharedKey: '${canaries.sharedKey}' }`,
  `const headers = { Authorization: 'Bearer ${canaries.bearer}' }`,
  `const hub = '${canaries.github}'`,
  `const url = 'postgres://ada:${canaries.inUrl}@db.example.com/x'`,
  `const parameter = { Type: 'SecureString', Value: '${canaries.parameter}' }`,
  `const pem = '${pem('BEGIN')} ${canaries.privateKey} ${pem('END')}'`,
  `const slack = '${canaries.slack}'`,
];

/** All files below a folder, with what is in them. */
function filesIn(folder: string): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, text: readFileSync(path, 'latin1') }));
}

test('H6: no secret that was typed is in history, notebooks, exports or any other file', async () => {
  const env = bareEnvironment();
  const work = join(env.HOME ?? '', 'work');
  mkdirSync(work);
  const terminal = openTerminal(['--sandbox'], { env, cwd: work });
  try {
    await terminal.until('[1] ❯');
    let next = 2;
    const enter = async (line: string): Promise<void> => {
      terminal.type(`${line}\r`);
      await terminal.until(`[${next++}] ❯`);
    };
    for (const cell of cells) await enter(cell);
    await enter(' const hushed = "canary-0013-behind-a-space"');
    await enter('ec2.describeVpcs()');
    await enter('secret');
    for (const name of ['trip.md', 'trip.ipynb', 'trip.ts']) await enter(`.notebook save ${name}`);
    for (const kind of ['ts', 'cli', 'py', 'html']) await enter(`.export ${kind} out-${kind}`);
    await enter('.save all-of-it 1-14');
    await enter('.history');
  } finally {
    terminal.close();
  }
  const files = filesIn(env.HOME ?? '');
  const all = [...Object.values(canaries), 'canary-0013-behind-a-space'];
  const names = files.map(({ path }) => path.slice(env.HOME?.length));
  assert.ok(
    names.some((name) => /trip\.md$/.test(name)),
    names.join('\n'),
  );
  assert.ok(
    names.some((name) => /history\.jsonl$/.test(name)),
    names.join('\n'),
  );
  const hits = files.flatMap(({ path, text }) => {
    const found = path.endsWith('history.jsonl') ? all : Object.values(canaries);
    return found.filter((canary) => text.includes(canary)).map((canary) => `${path}: ${canary}`);
  });
  assert.equal(hits, []);
});

test.run();
