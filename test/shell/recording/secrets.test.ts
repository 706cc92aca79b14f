/** No secret of a session gets into a file, wherever in the session it was. */
import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Call } from '../../../helpers/index.ts';
import type { Outcome } from '../../../shell/engine.ts';
import { outputsOf } from '../../../shell/recording/outputs.ts';
import { inSession } from './session.ts';

const key = ['AKIA', 'IOSFODNN7EXAMPLE'].join('');
const canaries = ['correct-horse-1', 'battery-staple-2', 'sesame-open-3', key];

test('secrets are in no format that a session is kept in', () =>
  inSession(async ({ enter, told, at }) => {
    await enter(
      `const answer = { SecretString: '${canaries[0]}', Name: 'db' }`,
      'answer',
      'answer.SecretString.toUpperCase(), console.log("got", answer.SecretString)',
      `const password = '${canaries[1]}'`,
      `({ Credentials: { SecretAccessKey: '${canaries[2]}', SessionToken: '${canaries[2]}' } })`,
      `'the key is ${key}'`,
      'console.error(answer)',
    );
    for (const name of ['a.md', 'a.ipynb', 'a.ts']) {
      await told(`.notebook save ${at(name)} 1-7`);
      const text = readFileSync(at(name), 'utf8');
      for (const canary of canaries) assert.not.match(text, canary, name);
      assert.match(text, 'answer');
    }
    for (const kind of ['html', 'ts']) {
      const text = await told(`.export ${kind} 1-7`);
      for (const canary of canaries) assert.not.match(text, canary, kind);
    }
  }));

test('a cell that reads secrets keeps nothing of what it printed, and no text it came to', () => {
  const outcome = {
    cell: 1,
    source: 'x',
    status: 'ok',
    value: 'hunter-22-hunter',
    calls: [{ effect: 'reads secrets' } as Call],
    output: 'it is hunter-22-hunter, reversed retnuh-22-retnuh\n',
    durationMs: 1,
    now: new Date(0),
  } satisfies Outcome;
  assert.not.match(JSON.stringify(outputsOf(outcome)), /hunter|retnuh/);
});

test.run();
