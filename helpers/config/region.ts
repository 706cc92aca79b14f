import { UsageError } from '../errors.ts';
import { closest } from '../text/closest.ts';
import { partitions } from './regions.ts';

/** Names of the regions of one partition, or of all partitions, the public one first. */
export function regionNames(partition?: string): readonly string[] {
  if (partition !== undefined) return Object.keys(partitions[partition]?.regions ?? {});
  return Object.values(partitions).flatMap(({ regions }) => Object.keys(regions));
}

/** Where a region is, in AWS's words: `US East (N. Virginia)`; undefined for an unknown region. */
export function describeRegion(region: string): string | undefined {
  const partition = partitionOf(region);
  return partition && partitions[partition]?.regions[region];
}

/** True for a region of the table, in whatever partition. */
export function knownRegion(region: string): boolean {
  return Object.values(partitions).some(({ regions }) => Object.hasOwn(regions, region));
}

/** True for a name built as AWS builds region names, also for a region newer than the table. */
export function plausibleRegion(region: string): boolean {
  return Object.values(partitions).some(({ pattern }) => pattern.test(region));
}

/** The partition of a region, `aws` or `aws-cn` say; undefined when no partition names regions so. */
export function partitionOf(region: string): string | undefined {
  return Object.entries(partitions).find(
    ([, { pattern, regions }]) => Object.hasOwn(regions, region) || pattern.test(region),
  )?.[0];
}

/** Refuses a region that doesn't exist, with the name probably meant; `saidBy` is who named it. */
export function requireKnownRegion(region: string, saidBy?: string): void {
  if (knownRegion(region)) return;
  const near = closest(region, regionNames());
  throw new UsageError(`no region called ${region}${saidBy ? ` (${saidBy} says so)` : ''}`, {
    hint: near
      ? `did you mean ${near}?`
      : 'regions are called us-east-1, eu-central-1, ap-southeast-2 …; .region lists them all',
  });
}
