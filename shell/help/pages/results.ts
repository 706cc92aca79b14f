import type { Page } from '../page.ts';

/** What results look like, and how they are shown otherwise. */
export const results: Page = {
  name: 'results',
  also: ['output', 'formats', 'tables'],
  title: 'Results',
  text: [
    'Lists are tables that fit the screen, single things are records. What the screen leaves out is still in the value: Out[n], .json, .tree.',
  ],
  rows: [
    ['.json .yaml .csv', 'the last result in full; .json 3 that of cell 3'],
    ['.table .tree', 'as rows, or with all its members'],
    ['.out vpcs.csv', 'into a file'],
    ['chart(x)', 'bars and lines of numbers: .help chart'],
    ['query(x, "a[].b")', 'what a JMESPath expression finds, as aws --query does'],
  ],
  examples: [
    { line: 'ec2.describeVpcs()', shows: 'a table' },
    { line: '.json', shows: 'the same as JSON' },
    { line: "query(_, 'Vpcs[].VpcId')", shows: 'the ids alone' },
  ],
};
