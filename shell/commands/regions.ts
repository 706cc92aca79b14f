import { UsageError } from '../../helpers/errors.ts';
import {
  describeRegion,
  isGlobalEndpoint,
  type KnownService,
  serviceEntry,
  serviceNames,
} from '../../helpers/index.ts';
import { defineCommand } from '../command.ts';

/** Lists regions, all or those that a service is in. */
export const regions = defineCommand({
  name: 'regions',
  usage: '.regions [service]',
  summary: 'List the regions, or those that a service is in',
  details: ['The table is part of awsh: an account may have to enable some of them first.'],
  examples: [
    { line: '.regions', shows: 'names and places, the current one marked' },
    { line: '.regions lambda', shows: 'those with Lambda' },
  ],

  complete: (word) => serviceNames().filter((name) => name.startsWith(word)),

  run([word, ...extra], { session }) {
    if (extra.length > 0) throw new UsageError('.regions takes one service');
    const entry = word === undefined ? undefined : serviceEntry(word);
    const names = session.availableRegions(entry?.name as KnownService | undefined);
    if (entry && names.some(isGlobalEndpoint)) {
      return `${entry.name} (${entry.title}) is global: the same from every region`;
    }
    if (entry && names.length === 0) {
      return `${entry.name} (${entry.title}) is newer than the table of regions: AWS's own list is at https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html`;
    }
    const rows = names.map((region) => ({
      region,
      place: describeRegion(region) ?? '',
      current: region === session.region ? 'current' : '',
    }));
    return { value: rows, format: 'table' };
  },
});
