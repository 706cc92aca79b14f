import { UsageError } from '../../helpers/errors.ts';
import { regionNames } from '../../helpers/index.ts';
import { defineCommand, severalIn } from '../command.ts';

/** Points the session at another region; without a name, asks which. */
export const region = defineCommand({
  name: 'region',
  usage: '.region [name | a,b | eu-*]',
  summary: 'Switch to another region, or to several, or choose one from a list',
  details: [
    'Preloaded services follow; values already in variables keep the region they were read in.',
    'Several regions, by name or pattern, are all asked by listings; .regions takes them, too.',
  ],
  examples: [
    { line: '.region', shows: 'asks, with a list you can filter' },
    { line: '.region eu-west-1', shows: 'us-east-1 → eu-west-1' },
    { line: '.region us-east-1,eu-*', shows: '9 regions, all of which ec2.instances lists' },
  ],

  complete: (word, session) =>
    regionNames(session.partition).filter((name) => name.startsWith(word)),

  async run(words, { session, places, use, useEverywhere, ask, signal }) {
    const several = severalIn(words);
    const [word, ...extra] = words;
    if (several) return useEverywhere({ regions: several });
    if (extra.length > 0) throw new UsageError('.region takes one name');
    const before = session.region;
    if (word === undefined && !ask) return before ?? 'no region';
    const name =
      word ??
      (await ask?.choose(
        'Region',
        regionNames(session.partition).map((value) => ({ value })),
        { ...(before ? { current: before } : {}), signal },
      ));
    if (name === undefined || (name === before && places.length === 1)) {
      return `region ${before ?? 'not set'}`;
    }
    use(name === before ? session : session.with({ region: name }));
    return places.length > 1 ? `region ${name}` : `${before ?? 'no region'} → ${name}`;
  },
});
