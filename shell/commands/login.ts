import { UsageError } from '../../helpers/errors.ts';
import { login as logIn } from '../../helpers/index.ts';
import { span } from '../../helpers/text/ago.ts';
import { defineCommand } from '../command.ts';

/** Logs in to the SSO portal of a profile, and goes on with that profile. */
export const login = defineCommand({
  name: 'login',
  usage: '.login [profile]',
  summary: "Log in to a profile's SSO portal, by a browser anywhere",
  details: [
    'Shows a page and a code to approve there, as aws sso login does; Ctrl-C gives up.',
    'The login is kept where the AWS CLI keeps it, so that both know of it.',
  ],
  examples: [
    {
      line: '.login dev',
      shows: 'open https://device.sso… and approve the code ABCD-EFGH',
      needs: 'an SSO portal',
    },
    { line: '.login', shows: 'the same for the profile in use', needs: 'an SSO portal' },
  ],

  complete: (word, session) => session.availableProfiles.filter((name) => name.startsWith(word)),

  async run([word, ...extra], { session, use, signal }) {
    if (extra.length > 0) throw new UsageError('.login takes one profile');
    const current = session.isSandbox ? undefined : (session.profile ?? 'default');
    const name = word ?? current;
    if (name === undefined) {
      throw new UsageError('the sandbox needs no login', {
        hint: '.login and a profile of ~/.aws',
      });
    }
    const ends = await logIn(
      name,
      ({ url, code }) => console.log(`open ${url}\nand approve the code ${code}`),
      { signal },
    );
    if (name !== current) use(session.with({ profile: name }));
    return `logged in to profile ${name} for ${span((ends.getTime() - Date.now()) / 1000)}`;
  },
});
