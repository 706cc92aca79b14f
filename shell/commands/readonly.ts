import { UsageError } from '../../helpers/errors.ts';
import { defineCommand } from '../command.ts';

/** Lets nothing but reads be sent, or everything again. */
export const readonly = defineCommand({
  name: 'readonly',
  usage: '.readonly [on | off]',
  summary: 'Send nothing but reads, or everything again',
  details: [
    'Refused before sending: what changes, destroys or grants something, and what reads secrets.',
    "readonly = true under [profile name] in awsh's own config file does the same for a profile.",
    'A seat belt: what your identity may do at all is for IAM to say. A client of the SDK that you',
    'make yourself, with new EC2Client(), is beyond it.',
  ],
  examples: [{ line: '.readonly on', shows: 'read-only: nothing but reads is sent' }],

  complete: (word) => ['off', 'on'].filter((each) => each.startsWith(word)),

  run([word, ...extra], { session }) {
    if (extra.length > 0 || (word !== undefined && word !== 'on' && word !== 'off')) {
      throw new UsageError('.readonly takes on or off');
    }
    if (word !== undefined) session.readOnly = word === 'on';
    return session.readOnly ? 'read-only: nothing but reads is sent' : 'all calls are sent';
  },
});
