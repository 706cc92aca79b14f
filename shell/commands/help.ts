import { UsageError } from '../../helpers/errors.ts';
import { closest } from '../../helpers/text/closest.ts';
import { type Command, defineCommand } from '../command.ts';

/** Lists the commands, or explains one. */
export const help = defineCommand({
  name: 'help',
  aliases: ['h', '?'],
  usage: '.help [command]',
  summary: 'List the commands, or explain one',
  examples: [{ line: '.help region', shows: 'what .region does, with examples' }],

  run([word, ...extra], { commands }) {
    if (word === undefined) return overview(commands);
    if (extra.length > 0) throw new UsageError('.help takes one command');
    return manual(find(word.replace(/^\./, ''), commands));
  },
});

function find(name: string, commands: readonly Command[]): Command {
  const command = commands.find((each) => each.name === name || each.aliases?.includes(name));
  if (command) return command;
  const near = closest(
    name,
    commands.map((each) => each.name),
  );
  throw new UsageError(`no command .${name}`, {
    hint: near ? `did you mean .${near}?` : '.help lists the commands',
  });
}

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ usage }) => usage.length)) + 2;
  const rows = commands.map(({ usage, summary }) => `  ${usage.padEnd(width)}${summary}`);
  return [...rows, '', ...prompts].join('\n');
}

const prompts = [
  'At the prompt: TypeScript, one cell at a time. AWS calls are awaited for you.',
  '  ec2.instances                      the instances, as objects',
  '  ec2.describeInstances({ … })       the operation, as AWS answers it',
  '  instances(_)                       opens the reservations of the last answer',
  '  .filter(i => …)                    a line that starts with a dot goes on with the last result',
  '  _  Out[3]  In[3]                   the last result, that of cell 3, its text',
  'Ctrl-C stops the cell and its calls; Ctrl-D leaves.',
];

function manual(command: Command): string {
  const also = command.aliases?.length ? [`also ${command.aliases.map(dotted).join(', ')}`] : [];
  const examples = (command.examples ?? []).map(({ line, shows }) => ({ line, shows }));
  const width = Math.max(0, ...examples.map(({ line }) => line.length)) + 3;
  return [
    `${command.usage}   ${command.summary}`,
    ...also,
    ...(command.details ?? []),
    ...examples.map(({ line, shows }) => `  ${line.padEnd(width)}${shows}`),
  ].join('\n');
}

function dotted(name: string): string {
  return `.${name}`;
}
