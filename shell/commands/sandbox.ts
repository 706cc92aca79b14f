import { UsageError } from '../../helpers/errors.ts';
import { defineCommand } from '../command.ts';

/** Goes to the embedded AWS, shows what is in it, or starts it afresh. */
export const sandbox = defineCommand({
  name: 'sandbox',
  usage: '.sandbox [reset]',
  summary: 'Go to the embedded sandbox AWS, or reset it',
  details: ['Nothing in the sandbox touches a real account; its time runs faster than ours.'],
  examples: [
    { line: '.sandbox', shows: 'sandbox · us-east-1 · 12 instances, 3 VPCs' },
    { line: '.sandbox reset', shows: 'the same, as it was at first' },
  ],

  complete: (word) => ['reset'].filter((name) => name.startsWith(word)),

  async run([word, ...extra], { session, use, sandbox }) {
    if (extra.length > 0 || (word !== undefined && word !== 'reset')) {
      throw new UsageError(`.sandbox knows no ${[word, ...extra].join(' ')}`, {
        hint: '.sandbox, or .sandbox reset',
      });
    }
    if (!sandbox) throw new UsageError('there is no sandbox here');
    if (word === 'reset') await sandbox.reset();
    const current = session.isSandbox ? session : session.with(await sandbox.connect());
    if (current !== session) use(current);
    return `sandbox · ${await sandbox.summary()}`;
  },
});
