import { UsageError } from '../../helpers/errors.ts';
import { defineCommand } from '../command.ts';

const server = 'the language server, once it has started';

/** Shows the type of an expression, which isn't run. */
export const type = defineCommand({
  name: 'type',
  usage: '.type expression',
  summary: 'Show the type of an expression, without running it',
  examples: [
    {
      line: '.type ec2.describeInstances()',
      shows: 'DescribeInstancesCommandOutput',
      needs: server,
    },
    { line: '.type _', shows: 'the type of the last result', needs: server },
  ],

  async run(_words, { types }, rest) {
    if (rest === '') throw new UsageError('.type takes an expression', { hint: '.type _' });
    const text = await types?.typeOf(rest);
    if (text !== undefined) return text;
    throw new UsageError(`the type of ${rest} is not known`);
  },
});
