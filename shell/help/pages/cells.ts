import type { Page } from '../page.ts';

/** What can be typed. */
export const cells: Page = {
  name: 'cells',
  also: ['typescript', 'syntax'],
  title: 'Cells',
  text: [
    'A cell is TypeScript, on one line or several. AWS calls are awaited for you at its top level, const and let may be declared again, and import works. What a cell comes to is shown, and kept.',
  ],
  rows: [
    ['_', 'the last result; _error the last error'],
    ['Out[3]  In[3]', 'what cell 3 came to, and its text'],
    ['.map(i => i.id)', 'a line that begins with a dot goes on with the last result'],
    ['a space first', 'keeps the cell out of the history'],
    ['.bg <cell>', 'runs it in the background: .jobs, .fg, .kill'],
  ],
  examples: [
    { line: 'const v = ec2.describeVpcs()', shows: 'the answer, awaited' },
    { line: 'v.Vpcs.map((vpc) => vpc.VpcId)', shows: 'the ids' },
    { line: '.length', shows: 'how many: of the last result' },
    {
      line: "import { basename } from 'node:path'",
      shows: 'nothing, and it is there',
    },
  ],
};
