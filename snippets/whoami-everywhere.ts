// ---
// title: Who every profile is
// description: Asks AWS who the profiles of ~/.aws are; without any, who you are here.
// tags: [sts, everywhere]
// parameters:
//   profiles:
//     description: profiles or patterns; all that there are when empty
// ---

// %% tags=["parameters"]
import { availableProfiles, everywhere, sts } from 'awsh';

const profiles: string[] = [];

// %% Ask as each of them
const all = profiles.length > 0 ? profiles : availableProfiles();
const answers = everywhere(
  { session: sts.session, ...(all.length > 0 && !sts.session.isSandbox ? { profiles: all } : {}) },
  async (session) => {
    const { Account, Arn = '' } = await session.service('sts').getCallerIdentity();
    return [{ profile: session.profile ?? '(none)', account: Account, who: Arn.split(':').at(-1) }];
  },
);
const known = await answers.toArray();

// %% Profiles that can't be used
answers.failures.map(({ profile, why }) => ({ profile, why }));

// %% Who they are
known.sort((a, b) => a.profile.localeCompare(b.profile));
