import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The newest version among the SDK packages that awsh brings along: the train it is on. */
export function newestOfOurs(): string {
  // EC2's API changes in almost every release, so that its package is of the newest.
  return versionIn(require.resolve('@aws-sdk/client-ec2/package.json'));
}

/** The version that a package's manifest gives. */
export function versionIn(manifest: string): string {
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return version;
}
