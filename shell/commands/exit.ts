import { defineCommand } from '../command.ts';

/** Ends the program. */
export const exit = defineCommand({
  name: 'exit',
  aliases: ['quit', 'q'],
  usage: '.exit',
  summary: 'Leave awsh (so does Ctrl-D)',
  run(_words, context) {
    context.exit();
    return undefined;
  },
});
