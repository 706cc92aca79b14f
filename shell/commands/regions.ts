import { UsageError } from '../../helpers/errors.ts';
import {
  describeRegion,
  isGlobalEndpoint,
  type KnownService,
  partitionOf,
  serviceEntry,
  serviceNames,
} from '../../helpers/index.ts';
import { defineCommand, severalIn } from '../command.ts';

/** Lists regions, all or those that a service is in, or goes to several. */
export const regions = defineCommand({
  name: 'regions',
  usage: '.regions [service | * | a,b | eu-*]',
  summary: 'List the regions, or those that a service is in, or go to several at once',
  details: [
    'The table is part of awsh: an account may have to enable some of them first.',
    'With names and patterns, listings go to all these regions: ec2.instances, ec2.items, ec2.pages.',
    'Everything else is refused until .region chooses one.',
  ],
  examples: [
    { line: '.regions', shows: 'names and places, the current one marked' },
    { line: '.regions lambda', shows: 'those with Lambda' },
    { line: '.regions *', shows: '17 regions, all of which ec2.instances lists' },
  ],

  complete: (word, session) =>
    [...serviceNames(), ...session.availableRegions()].filter((name) => name.startsWith(word)),

  run(words, { session, places, useEverywhere }) {
    const several = severalIn(words);
    const [word, ...extra] = words;
    if (several || (word !== undefined && partitionOf(word) !== undefined)) {
      return useEverywhere({ regions: several ?? words });
    }
    if (extra.length > 0) throw new UsageError('.regions takes one service');
    const entry = word === undefined ? undefined : serviceEntry(word);
    const names = session.availableRegions(entry?.name as KnownService | undefined);
    if (entry && names.some(isGlobalEndpoint)) {
      return `${entry.name} (${entry.title}) is global: the same from every region`;
    }
    if (entry && names.length === 0) {
      return `${entry.name} (${entry.title}) is newer than the table of regions: AWS's own list is at https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html`;
    }
    const current = new Set(places.map((place) => place.region));
    const rows = names.map((region) => ({
      region,
      place: describeRegion(region) ?? '',
      current: current.has(region) ? 'current' : '',
    }));
    return { value: rows, format: 'table' };
  },
});
