/** Courses as they are written: Markdown with checks. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readNotebook } from '../../../notebook/index.ts';
import { readCourse } from '../../../shell/tutor/read-course.ts';

const course = `---
title: Buckets
minutes: 3
---

# First

About the lesson.

## Make a bucket!

Text with \`code\`.

\`\`\`ts
const shown = 1
\`\`\`

\`\`\`ts solution
s3.createBucket({ Bucket: 'a' })
\`\`\`

\`\`\`ts check
value !== undefined
\`\`\`

\`\`\`md hint
Small.
\`\`\`

\`\`\`ts wrong says="not \\"b\\""
1
\`\`\`
`;

test('lessons, steps and what belongs to them are read', () => {
  const { title, minutes, fixture, lessons, steps } = readCourse(course, 'buckets');
  assert.equal([title, minutes, fixture], ['Buckets', 3, 'tutorial']);
  assert.is(lessons[0]?.text, 'About the lesson.');
  const [step] = steps;
  assert.is(step?.id, 'make-a-bucket');
  assert.match(step?.text ?? '', /Text with `code`\.\s+```ts\s+const shown = 1/);
  assert.equal(step?.solution, ["s3.createBucket({ Bucket: 'a' })"]);
  assert.equal(step?.hints, ['Small.']);
});

test('lines may end as on Windows, and begin with a mark', () => {
  const windows = `\ufeff${course.replaceAll('\n', '\r\n')}`;
  assert.equal(readCourse(windows, 'buckets'), readCourse(course, 'buckets'));
});

test('a course is a notebook, too', () => {
  const { cells } = readNotebook(course, 'md');
  assert.ok(cells.some(({ kind, source }) => kind === 'code' && source.includes('createBucket')));
});

test('what is wrong with a course is said with its line', () => {
  const faults: [string, RegExp][] = [
    ['## Early', /c\.md:1: a step stands before the first lesson/],
    ['# L\n## A\n## A', /c\.md:3: two steps are called "A"/],
    ['# L\n## A\n```ts solutoin\n```', /c\.md:3: a fence called solutoin means nothing here/],
    ['# L\n## A\n```ts check\ntrue\n```', /the step "A" needs a solution and a check/],
    ['# L', /has no steps/],
    ['---\n[\n---\n# L', /its first lines are no YAML/],
  ];
  for (const [text, expected] of faults) assert.throws(() => readCourse(text, 'c'), expected);
});

test.run();
