import { UsageError } from '../../helpers/errors.ts';
import { defineCommand } from '../command.ts';

const kinds = ['ts', 'cli', 'py', 'html'];

/** Writes the session as a program, as commands or as a page. */
export const exportSession = defineCommand({
  name: 'export',
  usage: '.export ts|cli|py|html [FILE] [3-7]',
  summary: 'Show or write the session as a program, CLI commands or a web page',
  details: [
    'ts is a program of the cells that contributed: imports added, answers awaited, cells that failed or only looked left out. cli and py are the calls that were made, as commands of the AWS CLI and as a boto3 program. html is one page that needs no network.',
    'Without a file the text is shown. One that is there already is written over with ! behind its name only.',
  ],
  examples: [
    { line: '.export ts', shows: 'a program that does what the session did' },
    { line: '.export cli calls.sh', shows: 'aws ec2 describe-vpcs --region eu-west-1' },
    { line: '.export py 3-7', shows: "ec2 = boto3.client('ec2')" },
  ],
  complete: (word) => kinds.filter((each) => each.startsWith(word)),

  async run(words, context) {
    if (!context.notebooks) throw new UsageError('there are no exports here');
    return context.notebooks.export(words, context);
  },
});
