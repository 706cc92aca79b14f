import { UsageError } from '../../helpers/errors.ts';
import { defineCommand } from '../command.ts';

const bundled = ['aws-sdk', 'from-boto3', 'safety', 'finding-things'];
const options = ['--list', '--steps', '--from', '--over', '--forget'];

/** Opens a course, where one left off: steps to be done at the prompt, in a sandbox. */
export const tutorial = defineCommand({
  name: 'tutorial',
  usage: '.tutorial [course]',
  summary: 'Take a course at the prompt, in a sandbox; --list lists them',
  details: [
    'A step explains something, and you do it at the prompt in any way you like: what counts is what happened, not what was typed. What has nothing to do with the step is just run.',
    '.hint helps, more each time. .skip does the step for you. .show tells it again, .show solution one way to do it. .next begins the next lesson. .bye leaves; progress is kept.',
    '.tutorial --steps lists the steps of the course, --from 12 goes to one, --over starts over; .tutorial safety --forget forgets what you did. A course of your own is a file: .tutorial ./course.md',
  ],
  examples: [
    { line: '.tutorial', shows: 'goes on with the last course, or asks which' },
    { line: '.tutorial aws-sdk', shows: 'the AWS API, one step at a time' },
    { line: '.tutorial --list', shows: 'the courses, with how far you are' },
    {
      line: '.tutorial test course.md',
      shows: 'plays a course with its own solutions',
      needs: 'a course of your own',
    },
  ],

  complete: (word) => [...bundled, ...options].filter((each) => each.startsWith(word)),

  async run(words, context) {
    if (!context.tutor) throw new UsageError('there is no tutor here');
    return context.tutor.command('tutorial', words, context);
  },
});
