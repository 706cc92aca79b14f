import type { Page } from '../page.ts';

/** What keeps accounts and secrets safe. */
export const safety: Page = {
  name: 'safety',
  also: ['secrets', 'protected', 'readonly', 'guard'],
  title: 'Safety',
  text: [
    'Each operation reads, reads secrets, changes, destroys or grants; the line of a call says which. An operation that is not known counts as changing something.',
  ],
  rows: [
    ['.readonly on', 'nothing but reads is sent; --read-only from the start'],
    [
      'protected = true',
      "under [profile prod] in awsh's own config: everything but reads asks first",
    ],
    ['.sandbox', 'an AWS where nothing matters'],
    ['history', 'cells with what looks like a secret are not kept; .help history'],
    ['IAM', 'what your identity may do at all is for IAM to say'],
  ],
  examples: [
    { line: '.readonly on', shows: 'read-only: nothing but reads is sent' },
    { line: '.readonly off', shows: 'all calls are sent' },
  ],
};
