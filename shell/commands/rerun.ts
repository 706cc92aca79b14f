import { UsageError } from '../../helpers/errors.ts';
import { count } from '../../helpers/text/count.ts';
import { chosenCells } from '../chosen-cells.ts';
import { defineCommand } from '../command.ts';

/** Runs cells again, one after another, as though they had been typed. */
export const rerun = defineCommand({
  name: 'rerun',
  usage: '.rerun <3 | 3-5 | ~1/2-5 | /pattern/>',
  summary: 'Run cells again, one after another',
  details: [
    'Each becomes a cell with a number of its own. The first that fails ends it.',
    '~1 is the session before this one; a pattern, or a piece of text, finds the last cell that has it.',
  ],
  examples: [
    { line: '.rerun 1', shows: 'the first cell of this session, once more' },
    { line: '.rerun /^ec2/', shows: 'the last cell that began with ec2' },
  ],

  async run(_words, context, rest) {
    if (rest === '') {
      throw new UsageError('.rerun takes cells', { hint: 'such as 3, 3-5 or /pattern/' });
    }
    const cells = await chosenCells(rest, context, isRerun);
    for (const [at, { source }] of cells.entries()) {
      context.signal.throwIfAborted();
      const { cell, status } = await context.runCell(source);
      if (status === 'ok') continue;
      const left = cells.length - at - 1;
      const more = left > 0 ? `, so ${count(left, 'more cell')} did not run` : '';
      throw new UsageError(`cell ${cell} ${status === 'failed' ? 'failed' : 'was stopped'}${more}`);
    }
    return undefined;
  },
});

/** Running again what runs cells again might never end. */
function isRerun(source: string): boolean {
  return /^\s*\.rerun\b/.test(source);
}
