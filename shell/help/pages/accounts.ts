import type { Page } from '../page.ts';

/** Where calls go. */
export const accounts: Page = {
  name: 'accounts',
  also: ['account', 'credentials', 'profiles', 'sso', 'mfa'],
  title: 'Accounts, profiles and regions',
  text: [
    'Without AWS configuration awsh opens its sandbox. With a profile in ~/.aws, or keys in the environment, it opens that account: what counts is what counts for the AWS CLI.',
  ],
  rows: [
    ['.profile dev', 'goes there; .profile alone lists them; awsh --profile dev from the start'],
    ['.region eu-west-1', 'another region; .regions eu-* several at once'],
    ['.login dev', 'logs in to SSO; MFA codes are asked for'],
    ['.whoami', 'asks AWS who you are'],
    ['.doctor', 'finds out why it does not work'],
  ],
  examples: [
    { line: '.region eu-west-1', shows: 'us-east-1 → eu-west-1' },
    { line: '.whoami', shows: 'account, ARN, profile, region' },
    { line: 'session', shows: 'where calls go' },
  ],
};
