/** Every bundled course, played with its own solutions and with wrong tries, as `.tutorial test` does. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { width } from '../../../helpers/text/width.ts';
import { tutorial } from '../../../shell/commands/tutorial.ts';
import { courseNames, openCourse } from '../../../shell/tutor/courses.ts';
import { page } from '../../../shell/tutor/page.ts';
import { classroom } from './support/classroom.ts';

const { engine, type } = classroom();
test.after(() => engine.close());

for (const name of courseNames()) {
  test(`all steps of ${name} pass with their solutions, and their wrong tries are answered`, async () => {
    const { error, text } = await type(`.tutorial test ${name}`);
    assert.is(error, undefined, String((error as Error | undefined)?.message));
    assert.match(text ?? '', /all as they should be\s*$/);
  });

  test(`each step of ${name} that is checked has a hint and a wrong try`, () => {
    const bare = openCourse(name)
      .steps.filter(({ check }) => check !== '')
      .filter(({ hints, wrong }) => hints.length === 0 || wrong.length === 0);
    assert.equal(
      bare.map(({ title }) => title),
      [],
    );
  });

  test(`all that ${name} says fits on a screen of 80 columns`, () => {
    const { steps, lessons } = openCourse(name);
    const texts = [
      ...lessons.map(({ text }) => text),
      ...steps.flatMap(({ text, hints, done }) => [text, done, ...hints]),
    ];
    const lines = texts.flatMap((text) => page(text, false).split('\n'));
    assert.equal(
      lines.filter((line) => width(line) > 110 || (!line.startsWith('    ') && width(line) > 78)),
      [],
    );
  });
}

test('the first course has about sixty steps', () => {
  assert.ok(openCourse('aws-sdk').steps.length >= 60);
});

test('Tab after .tutorial knows every bundled course', () => {
  const session = engine.session;
  for (const name of courseNames()) {
    assert.equal(tutorial.complete?.(name, session, {}), [name]);
  }
});

test.run();
