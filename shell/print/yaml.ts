import { createRequire } from 'node:module';
import { safe } from '../../helpers/text/safe.ts';
import { plainData } from './plain.ts';

const require = createRequire(import.meta.url);

/** A value as YAML 1.2. On a terminal control characters are shown escaped; in a file they are kept. */
export function toYaml(value: unknown, { terminal }: { terminal: boolean }): string {
  const { stringify } = require('yaml') as typeof import('yaml');
  const text = stringify(plainData(value) ?? null, { lineWidth: 0, aliasDuplicateObjects: false });
  return (terminal ? safe(text) : text).trimEnd();
}
