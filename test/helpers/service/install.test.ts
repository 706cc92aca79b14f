import '../support/environment.ts';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type AwshError,
  inContext,
  installService,
  isAtHand,
  Session,
} from '../../../helpers/index.ts';
import { emptyHome } from '../../support/program.ts';
import { serveRegistry } from '../../support/registry.ts';
import { cannedLink } from '../support/canned.ts';

const data = emptyHome();
Object.assign(process.env, {
  XDG_DATA_HOME: data,
  npm_config_cache: emptyHome(),
  npm_config_userconfig: join(emptyHome(), 'npmrc'),
});
const folder = join(data, 'awsh', 'services');
const registry = await serveRegistry('@aws-sdk/client-lambda');
test.after(() => registry.close());

const failureOf = async (name: string, env: Record<string, string>) => {
  const before = Object.fromEntries(Object.keys(env).map((key) => [key, process.env[key]]));
  Object.assign(process.env, env);
  try {
    return (await installService(name).catch((error) => error)) as AwshError;
  } finally {
    for (const [key, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[key];
      else process.env[key] = value;
    }
  }
};

test('without npm, the error says what is missing', async () => {
  const { code, hint } = await failureOf('lambda', { PATH: emptyHome() });
  assert.is(code, 'NoNpm');
  assert.match(hint ?? '', /PATH/);
});

test('without a registry, the error says that it is not reached', async () => {
  const { code, message } = await failureOf('lambda', {
    npm_config_registry: 'http://127.0.0.1:9',
  });
  assert.is(code, 'Offline');
  assert.match(message, /^@aws-sdk\/client-lambda@<=3\.\d+\.0 could not be fetched/);
});

test('a package that the registry does not have is an error that names it', async () => {
  const { code, message } = await failureOf('kafka', { npm_config_registry: registry.url });
  assert.is(code, 'NoPackage');
  assert.match(message, /@aws-sdk\/client-kafka/);
});

test('stopped while npm fetches, it ends at once and leaves nothing', async () => {
  const held = await serveRegistry('@aws-sdk/client-lambda', { holds: true });
  process.env.npm_config_registry = held.url;
  const stop = new AbortController();
  const installing = installService('lambda', { signal: stop.signal }).catch((error) => error);
  while (!held.asked.some((path) => path.startsWith('archives/'))) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  stop.abort();
  assert.is((await installing).name, 'AbortError');
  held.close();
  assert.equal(readdirSync(folder), []);
});

test('a service is installed, no newer than our own packages, for its owner only', async () => {
  process.env.npm_config_registry = registry.url;
  const seen: number[] = [];
  const result = await inContext(
    { onProgress: ({ items = 0, over }) => void (over || seen.push(items)) },
    () => installService('lambda'),
  );
  const here = createRequire(import.meta.url)('@aws-sdk/client-lambda/package.json');
  assert.equal(result, {
    service: 'lambda',
    package: '@aws-sdk/client-lambda',
    version: here.version,
    folder: join(folder, 'lambda'),
  });
  assert.equal(readdirSync(folder), ['lambda']);
  assert.is(statSync(folder).mode & 0o777, 0o700);
  assert.is(statSync(result.folder).mode & 0o777, 0o700);
  assert.ok((seen.at(-1) ?? 0) > 10);
});

test('what is installed is used, with no registry there', async () => {
  process.env.npm_config_registry = 'http://127.0.0.1:9';
  assert.ok(isAtHand('lambda'));
  assert.is((await installService('lambda')).folder, join(folder, 'lambda'));
  const lambda = new Session({ sandbox: cannedLink([]).link }).service('lambda');
  assert.type(lambda.listFunctions, 'function');
  const files = Object.keys(createRequire(import.meta.url).cache);
  assert.ok(files.some((file) => file.startsWith(join(folder, 'lambda', 'node_modules'))));
});

test.run();
