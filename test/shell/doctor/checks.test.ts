import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { history } from '../../../shell/doctor/checks/history.ts';
import { judged } from '../../../shell/doctor/checks/node.ts';
import { terminalFindings } from '../../../shell/doctor/checks/terminal.ts';
import { report } from '../../../shell/doctor/index.ts';
import { bareEnvironment, emptyHome, runProgram } from '../../support/program.ts';
import { began, keptAt } from '../history/folders.ts';

test('Node is judged by what package.json asks for', () => {
  const status = (version: string) => judged(version, '20.19').status;
  assert.equal(['18.20.1', '20.18.3', '20.19.0', '21.7.0', '24.1.0'].map(status), [
    'fail',
    'fail',
    'ok',
    'warn',
    'ok',
  ]);
});

test('a terminal is judged by TERM, width, locale and colours', () => {
  const usual = {
    isTTY: true,
    columns: 120,
    depth: 8,
    env: { TERM: 'xterm-256color', LANG: 'C.UTF-8' },
  };
  const says = (changes: Partial<typeof usual>) =>
    terminalFindings({ ...usual, ...changes })
      .map(({ found }) => found)
      .join('\n');
  assert.is(says({}), 'xterm-256color, 120 columns, 256 colours, UTF-8');
  assert.match(says({ env: { TERM: 'dumb', LANG: 'C.UTF-8' } }), /^TERM=dumb: no colours/);
  assert.match(says({ env: { TERM: 'xterm', LANG: 'C' } }), /^the locale C has no UTF-8/);
  assert.match(says({ columns: 20 }), /^20 columns/);
  assert.match(says({ isTTY: false }), /^no terminal/);
});

test('a damaged history is told, and files that were set aside', async () => {
  const kept = keptAt();
  const session = kept.open('one');
  session.append(began(1, 'a'));
  const look = async () =>
    (
      await history.look({
        session: undefined,
        history: session,
        signal: new AbortController().signal,
      })
    ).map(({ status }) => status);
  assert.equal(await look(), ['ok']);
  writeFileSync(kept.file, '\0'.repeat(5000));
  writeFileSync(`${kept.file}.set-aside-2026`, '');
  assert.equal(await look(), ['warn', 'warn']);
});

test('the report fits, says what to do below what is so, and is harmless', () => {
  const text = report(
    [
      { check: 'node', status: 'ok', found: 'Node 20' },
      {
        check: 'config',
        status: 'fail',
        found: 'a\x1b[2J fault that is told in many words',
        advice: 'mend it',
      },
    ],
    40,
  );
  assert.is(
    text,
    [
      'ok    node    Node 20',
      'fail  config  a\\x1b[2J fault that is',
      '              told in many words',
      '              → mend it',
      '',
      '1 fault',
    ].join('\n'),
  );
});

test('awsh doctor works where the prompt does not open, and ends with 1', async () => {
  const home = emptyHome();
  mkdirSync(join(home, '.aws'));
  writeFileSync(join(home, '.aws', 'config'), '[default\n');
  const env = bareEnvironment({ HOME: home });
  assert.is((await runProgram(['-e', '1'], { env })).code, 1);
  const { code, stdout } = await runProgram(['doctor'], { env });
  assert.is(code, 1);
  assert.match(stdout, /fail {2}config[\s\S]*config:1:/);
  const well = await runProgram(['doctor', '--sandbox'], { env: bareEnvironment() });
  assert.is(well.code, 0, well.stdout);
  assert.match(well.stdout, /all is well|\d warning/);
});

test.run();
