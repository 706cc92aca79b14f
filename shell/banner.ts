import { readFileSync } from 'node:fs';
import { contents, defaults } from '../sandbox/about.ts';
import type { Arguments } from './args.ts';
import type { Choice } from './choose-place.ts';

/** How sandbox time runs, where it is not as ours. */
const pace = {
  realtime: [],
  fast: ['time runs × 10'],
  instant: ['waits take no time'],
  manual: ['time stands still'],
} as const;

/** The lines above the first prompt: what this is, where calls go, what to try. */
export async function banner(
  choice: Choice,
  { fixture = defaults.fixture, clock = 'fast' }: Arguments,
): Promise<string> {
  const {
    isSandbox,
    profile = 'default',
    endpoint,
    region = 'no region: .region sets one',
  } = choice;
  const where = isSandbox
    ? ['sandbox — nothing here touches a real account', defaults.accountId, region]
    : [`profile ${profile}`, ...(endpoint ? [endpoint] : []), region];
  const place = where.join(' · ');
  return [
    `awsh ${version()} · TypeScript shell for AWS`,
    isSandbox ? place : await harmless(place),
    isSandbox
      ? `${[contents[fixture], ...pace[clock]].join(' · ')} · try ec2.instances, .help, .profile`
      : 'try ec2.instances, .help, .sandbox (an AWS to play with)',
    '\n',
  ].join('\n');
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
