import { readFileSync } from 'node:fs';
import { type Check, fail, ok, warn } from '../check.ts';

/** Node.js itself: its version, against what package.json asks for. */
export const node: Check = {
  name: 'node',
  look: () => [judged(process.versions.node, required())],
};

/** What to think of a version, where `least` is the oldest that will do. */
export function judged(version: string, least: string) {
  if (isOlder(version, least)) {
    return fail(`Node ${version} is too old`, `install Node ${least} or newer: https://nodejs.org`);
  }
  const [major = 0] = numbers(version);
  return major % 2 === 1
    ? warn(`Node ${version}, which gets no long-term support`, 'an even version is tested')
    : ok(`Node ${version}`);
}

function required(): string {
  const file = new URL('../../../../package.json', import.meta.url);
  const { engines } = JSON.parse(readFileSync(file, 'utf8')) as { engines: { node: string } };
  return engines.node.replace(/^>=/, '');
}

function isOlder(version: string, least: string): boolean {
  const [have, need] = [numbers(version), numbers(least)];
  for (let at = 0; at < 3; at++) {
    const difference = (have[at] ?? 0) - (need[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function numbers(version: string): number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10));
}
