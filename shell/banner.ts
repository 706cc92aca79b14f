import { readFileSync } from 'node:fs';
import { safe } from '../helpers/text/safe.ts';
import { contents, defaults } from '../sandbox/about.ts';
import type { Arguments } from './args.ts';
import type { Choice } from './choose-place.ts';

/** The lines above the first prompt: what this is, where calls go, what to try. */
export function banner(choice: Choice, { fixture = defaults.fixture }: Arguments): string {
  const {
    isSandbox,
    profile = 'default',
    endpoint,
    region = 'no region: .region sets one',
  } = choice;
  const where = isSandbox
    ? [
        'sandbox — nothing here touches a real account',
        defaults.accountId,
        region,
        contents[fixture],
      ]
    : [`profile ${profile}`, ...(endpoint ? [endpoint] : []), region];
  const own = isSandbox ? '   ·   .profile  (to use your own account)' : '';
  return [
    `awsh ${version()} · TypeScript shell for AWS`,
    safe(where.join(' · ')),
    `try  ec2.instances   ·   .help${own}`,
    '\n',
  ].join('\n');
}

/** The version of awsh, as its package.json has it. */
export function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
