import { existsSync, readFileSync } from 'node:fs';
import { contents, defaults } from '../sandbox/about.ts';
import type { Arguments } from './args.ts';
import type { Choice } from './choose-place.ts';
import { historyFile } from './history/folder.ts';

/** How sandbox time runs, where it is not as ours. */
const pace = {
  realtime: [],
  fast: ['time runs × 10'],
  instant: ['waits take no time'],
  manual: ['time stands still'],
} as const;

/**
 * What stands above the first prompt: what this is, and where calls go. Who has never been here is
 * also told three things to try.
 */
export async function banner(
  choice: Choice,
  { fixture = defaults.fixture, clock = 'fast' }: Arguments,
): Promise<string> {
  const title = `awsh ${version()}`;
  const { isSandbox } = choice;
  const place = isSandbox ? sandboxPlace(choice) : await harmless(accountPlace(choice));
  const time = isSandbox ? pace[clock] : [];
  if (existsSync(historyFile())) {
    // The region is in the prompt below.
    const known = isSandbox ? ['sandbox, no real account', defaults.accountId] : [place];
    return `${[title, ...known, ...time, '.help'].join(' · ')}\n\n`;
  }
  return [
    `${title} · TypeScript shell for AWS`,
    place,
    ...(isSandbox ? [[contents[fixture], ...time].join(' · ')] : []),
    `try ${(isSandbox ? inSandbox : inAccount).join('  ·  ')}`,
    '\n',
  ].join('\n');
}

const inSandbox = ['ec2.instances', '.tutorial', '.profile (to use your own account)'];
const inAccount = ['ec2.instances', '.help', '.sandbox (an AWS to play with)'];

function sandboxPlace({ region }: Choice): string {
  return ['sandbox — nothing here touches a real account', defaults.accountId, region].join(' · ');
}

function accountPlace({ profile = 'default', endpoint, region }: Choice): string {
  const where = [`profile ${profile}`, endpoint, region ?? 'no region: .region sets one'];
  return where.filter(Boolean).join(' · ');
}

/** Names of profiles and servers come from files; the sandbox's are our own. */
async function harmless(text: string): Promise<string> {
  const { safe } = await import('../helpers/text/safe.ts');
  return safe(text);
}

/** The version of awsh, as its package.json has it. */
export function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
