import { UsageError } from '../../helpers/errors.ts';
import { defineCommand } from '../command.ts';

const server = 'the language server, once it has started';

/** Shows AWS's documentation of what an expression names. */
export const doc = defineCommand({
  name: 'doc',
  usage: '.doc expression',
  summary: 'Explain an operation, one of its members, or anything else that has a name',
  details: [
    'An operation: what it does, what it must be given, its errors, the IAM action, AWS’s page.',
    'A name with a question mark behind it does the same: ec2.runInstances?',
  ],
  examples: [
    { line: '.doc ec2.runInstances', shows: 'what RunInstances does and needs', needs: server },
    { line: '.doc ec2.runInstances.ImageId', shows: 'what ImageId is for', needs: server },
    { line: 'ec2.Instance?', shows: 'what the handle’s member gives', needs: server },
  ],

  async run(_words, { types }, rest) {
    if (rest === '') throw new UsageError('.doc takes a name', { hint: '.doc ec2.runInstances' });
    const text = await types?.docOf(rest, columns());
    if (text !== undefined) return text;
    throw new UsageError(`nothing is known of ${rest}`, { hint: 'Tab lists the names there are' });
  },
});

function columns(): number {
  return Math.max(40, process.stdout.columns ?? 80);
}
