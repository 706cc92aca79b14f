import { UsageError } from '../../helpers/errors.ts';
import { defineCommand, severalIn } from '../command.ts';

/** Points the session at another profile of ~/.aws; without a name, asks which. */
export const profile = defineCommand({
  name: 'profile',
  usage: '.profile [name | a,b | *]',
  summary: 'Switch to another profile of ~/.aws, or to several, or choose one from a list',
  details: [
    'Leaves the sandbox for the account of that profile; .sandbox goes back.',
    'Preloaded services follow; values already in variables keep the account they were read in.',
    'Several profiles, by name or pattern, are all asked by listings: ec2.instances, ec2.items.',
  ],
  examples: [
    { line: '.profile', shows: 'asks, with a list you can filter' },
    { line: '.profile dev', shows: 'profile dev · eu-west-1' },
    { line: '.profile dev,prod', shows: 'both, each in its region; .regions * asks everywhere' },
  ],

  complete: (word, session) => session.availableProfiles.filter((name) => name.startsWith(word)),

  async run(words, { session, use, useEverywhere, ask, signal }) {
    const several = severalIn(words);
    const [word, ...extra] = words;
    if (several) return useEverywhere({ profiles: several });
    if (extra.length > 0) throw new UsageError('.profile takes one name');
    const current = session.isSandbox ? undefined : session.profile;
    if (word === undefined && !ask) return current ? `profile ${current}` : 'sandbox, no profile';
    const names = session.availableProfiles;
    if (word === undefined && names.length === 0) {
      throw new UsageError('there are no profiles in ~/.aws', {
        hint: 'aws configure makes one; until then the sandbox is all yours',
      });
    }
    const name =
      word ??
      (await ask?.choose(
        'Profile',
        names.map((value) => ({ value })),
        { ...(current ? { current } : {}), signal },
      ));
    if (name === undefined) return current ? `profile ${current}` : 'still in the sandbox';
    const next = session.with({ profile: name });
    use(next);
    return `profile ${name} · ${next.region ?? 'no region: .region sets one'}`;
  },
});
