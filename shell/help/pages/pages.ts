import type { Page } from '../page.ts';

/** Long listings. */
export const pages: Page = {
  name: 'pages',
  also: ['items', 'pagination', 'listing'],
  title: 'Pages and items: long listings',
  text: [
    'Whatever AWS gives in pages can be gone through: page by page, or element by element. Ctrl-C stops it, break leaves it, and it is fetched as it is read.',
  ],
  rows: [
    ['ec2.pages.x()', 'the answers of AWS, one a page'],
    ['ec2.items.x()', 'what is in them, one by one'],
    ['.filter .map .take(10)', 'as with lists; .first() .count() .toArray() .query(path)'],
    ['.regions eu-*', 'from then on, listings go to all these regions'],
  ],
  examples: [
    { line: 'ec2.items.describeInstances()', shows: 'all instances, as AWS gives them' },
    {
      line: 'for await (const page of ec2.pages.describeInstances({ MaxResults: 5 })) console.log(page.Reservations.length)',
      shows: 'how many are on each page',
    },
    { line: 'ec2.items.describeVolumes().take(3).toArray()', shows: 'three of them' },
  ],
};
