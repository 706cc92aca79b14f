/** The generated tables beside botocore's data, where that is installed. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { pagingTable } from '../../helpers/service/paginators/paging.ts';
import { waiterTable } from '../../helpers/service/waiters/waiter.ts';

const found = spawnSync(
  'python3',
  [
    '-c',
    'import botocore, os; print(os.path.dirname(botocore.__file__)); print(botocore.__version__)',
  ],
  { encoding: 'utf8' },
);
const [folder = '', version = ''] = found.status === 0 ? found.stdout.split('\n') : [];
if (!folder)
  console.log('skip: botocore is not installed, so the tables are compared with nothing');
const check = folder ? test : test.skip;
const services = [
  'cloudformation',
  'cloudwatch',
  'dynamodb',
  'ec2',
  'glacier',
  'iam',
  'rds',
  's3',
  'sns',
  'sqs',
];

function read(service: string, file: string): Record<string, never> {
  const newest =
    readdirSync(join(folder, 'data', service))
      .sort()
      .at(-1) ?? '';
  try {
    return JSON.parse(readFileSync(join(folder, 'data', service, newest, file), 'utf8'));
  } catch {
    return {};
  }
}

const again = `run scripts/paginators.mjs and scripts/waiters.mjs with botocore ${version}`;

check(
  'every paginator of botocore is in the tables, with its tokens, size and first list',
  async () => {
    const missing: string[] = [];
    for (const service of services) {
      const table = (await pagingTable(service)) ?? {};
      const { pagination = {} } = read(service, 'paginators-1.json');
      for (const [operation, theirs] of Object.entries<Record<string, never>>(pagination)) {
        const ours = table[operation];
        const [list] = [theirs.result_key ?? ''].flat();
        const same =
          ours &&
          String(ours.token) === String(theirs.input_token) &&
          String(ours.next ?? ours.token) === String(theirs.output_token) &&
          ours.size === theirs.limit_key &&
          ours.more === theirs.more_results &&
          [ours.items].flat()[0]?.split('[].')[0] === list;
        if (!same) missing.push(`${service} ${operation}`);
      }
    }
    assert.equal(missing, [], again);
  },
);

check('every waiter of botocore is in the tables, with its schedule and acceptors', async () => {
  const missing: string[] = [];
  for (const service of readdirSync(join(folder, 'data'))) {
    if (service.endsWith('.json')) continue;
    const table = await waiterTable(service);
    const { waiters = {} } = read(service, 'waiters-2.json');
    for (const [name, theirs] of Object.entries<Record<string, never>>(waiters)) {
      const ours = table[name];
      const { operation, delay, maxAttempts } = theirs;
      const acceptors = ((theirs.acceptors ?? []) as Record<string, unknown>[]).map(
        ({ state, matcher, argument, expected }) =>
          JSON.stringify({ state, matcher, argument, expected }),
      );
      const same =
        ours &&
        ours.operation === operation &&
        ours.delaySeconds === delay &&
        ours.maxAttempts === maxAttempts &&
        String(
          ours.acceptors.map(({ state, matcher, argument, expected }) =>
            JSON.stringify({ state, matcher, argument, expected }),
          ),
        ) === String(acceptors);
      if (!same) missing.push(`${service} ${name}`);
    }
  }
  assert.equal(missing, [], again);
});

test.run();
