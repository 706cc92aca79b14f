/** Every example that help shows is run here, in the sandbox, as though typed at the prompt. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readArguments } from '../../../shell/args.ts';
import { preloadedHelpers } from '../../../shell/cell/preloaded-helpers.ts';
import type { Command, Example } from '../../../shell/command.ts';
import { commands } from '../../../shell/commands/index.ts';
import type { Engine } from '../../../shell/engine.ts';
import { pages, preloadedNames } from '../../../shell/help/index.ts';
import { openEngine } from '../../../shell/open-engine.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const home = temporaryFolder('help');
const startedIn = process.cwd();
process.chdir(home);
Object.assign(process.env, {
  HOME: home,
  XDG_STATE_HOME: join(home, 'state'),
  XDG_DATA_HOME: join(home, 'data'),
  XDG_CONFIG_HOME: join(home, 'config'),
  XDG_CACHE_HOME: join(home, 'cache'),
  AWS_EC2_METADATA_DISABLED: 'true',
});
mkdirSync(join(home, '.aws'));
for (const [name, text] of [
  ['config', '[profile dev]\nregion = eu-west-1\n[profile prod]\nregion = eu-central-1\n'],
  ['credentials', '[dev]\naws_access_key_id = a\naws_secret_access_key = b\n'],
] as const) {
  writeFileSync(join(home, '.aws', name), text, { mode: 0o600 });
}
process.on('exit', () => process.chdir(startedIn));

const place = { isSandbox: true, asked: true, profile: undefined, endpoint: undefined };
const engine: Engine = await openEngine(
  await readArguments(['--sandbox', '--clock', 'instant']),
  { ...place, region: 'us-east-1' },
  {
    color: false,
    ask: {
      choose: async (_message, choices) => choices[0]?.value,
      text: async () => undefined,
      secret: async () => undefined,
    },
  },
);
test.after(() => engine.close());

/** Runs lines one after another; the first failure is the test's. */
async function runs(...examples: readonly Example[]): Promise<void> {
  for (const { line, needs } of examples) {
    if (needs !== undefined) continue;
    const { status, error } = await engine.run(line);
    assert.is(status, 'ok', `${line}: ${error}`);
  }
}

/** Examples speak of earlier cells by number: these are they. */
test.before(async () => {
  for (let cell = 1; cell <= 7; cell++) await runs({ line: 'ec2.describeVpcs()', shows: '' });
});

for (const { name, examples = [] } of commands) {
  if (examples.every(({ needs }) => needs !== undefined)) continue;
  test(`the examples of .${name} work`, async () => {
    await runs(...examples);
    await engine.run('.bye');
    await engine.run('.sandbox');
    await engine.run('.region us-east-1');
    await engine.run('.readonly off');
  });
}

for (const { name, examples = [] } of [...pages, ...preloadedNames]) {
  test(`the examples of .help ${name} work`, async () => {
    await runs(...examples);
    await engine.run('.region us-east-1');
  });
}

test('every command has examples, or takes no words', () => {
  const bare = commands.filter((each: Command) => !each.examples && /[[<]/.test(each.usage));
  assert.equal(
    bare.map(({ name }) => name),
    [],
  );
});

test('every name that is there without an import has help', () => {
  const all = Object.keys(preloadedHelpers(() => engine.session));
  const known = new Set(preloadedNames.map(({ name }) => name));
  assert.equal(
    all.filter((name) => !known.has(name)),
    [],
  );
});

const failureOf = async (line: string) =>
  (await engine.run(line)).error as Error & { hint?: string };

test('.help names the nearest of commands, pages and names', async () => {
  assert.is((await failureOf('.help .regoin')).hint, 'did you mean .help region?');
  assert.is((await failureOf('.help keybord')).hint, 'did you mean .help keyboard?');
  assert.is((await failureOf('.help instnaces')).hint, 'did you mean .help instances?');
  assert.match((await failureOf('.help zzzzzz')).hint ?? '', /lists what there is/);
});

test('.help knows commands by their aliases, helpers with brackets, services by name', async () => {
  const text = async (word: string) => (await engine.run(`.help ${word}`)).text ?? '';
  assert.match(await text('.q'), /^\.exit/);
  assert.match(await text('instances(x)'), /opens the reservations/);
  assert.match(await text('cognito-idp'), /cognitoIdp/);
  assert.match(await text('shortcuts'), /Keys at the prompt/);
});

test('Tab after .help offers commands, pages and names', async () => {
  const { items } = await engine.complete('.help re');
  const texts = items.map(({ text }) => text);
  for (const text of ['region', 'resources', 'results', 'rerun'])
    assert.ok(texts.includes(text), text);
});

test('a mistyped command names the nearest, with words behind it as well', async () => {
  assert.is((await failureOf('.regoin eu-west-1')).hint, 'did you mean .region?');
  assert.is((await failureOf('.histroy /ec2/')).hint, 'did you mean .history?');
  assert.is((await failureOf('.hepl')).hint, 'did you mean .help?');
});

test.run();
