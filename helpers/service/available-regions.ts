import { createRequire } from 'node:module';
import { regionNames } from '../config/region.ts';
import type { ServiceEntry } from './catalogue.ts';

type Table = typeof import('./service-regions.generated.ts');

const require = createRequire(import.meta.url);

/**
 * The regions of a partition that a service is in; for a global service its one endpoint, such as
 * `aws-global`. Empty for a service that the table (botocore's, kept by AWS) does not have yet.
 */
export function availableRegions({ endpoint }: ServiceEntry, partition: string): string[] {
  // Required, as an import would have every start of the program read all of it.
  const { serviceRegions } = require('./service-regions.generated.js') as Table;
  const written = serviceRegions[partition]?.[endpoint];
  if (written === undefined) return [];
  if (written.startsWith('@')) return [written.slice(1)];
  const [first, ...rest] = written.split(' ');
  if (first !== '*') return written.split(' ');
  const missing = new Set(rest.map((name) => name.slice(1)));
  return regionNames(partition).filter((name) => !missing.has(name));
}

/** True for the name of a global service's endpoint, which is no region: `aws-global`. */
export function isGlobalEndpoint(name: string): boolean {
  return name.endsWith('-global');
}
