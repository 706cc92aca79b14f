import { UsageError } from '../../helpers/errors.ts';
import { regionNames } from '../../helpers/index.ts';
import { defineCommand } from '../command.ts';

/** Points the session at another region; without a name, asks which. */
export const region = defineCommand({
  name: 'region',
  usage: '.region [name]',
  summary: 'Switch to another region, or choose one from a list',
  details: [
    'Preloaded services follow; values already in variables keep the region they were read in.',
  ],
  examples: [
    { line: '.region', shows: 'asks, with a list you can filter' },
    { line: '.region eu-west-1', shows: 'us-east-1 → eu-west-1' },
  ],

  complete: (word, session) =>
    regionNames(session.partition).filter((name) => name.startsWith(word)),

  async run([word, ...extra], { session, use, ask, signal }) {
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
    if (name === undefined || name === before) return `region ${before ?? 'not set'}`;
    use(session.with({ region: name }));
    return `${before ?? 'no region'} → ${name}`;
  },
});
