import { UsageError } from '../../helpers/errors.ts';
import { defineCommand } from '../command.ts';

/** Looks at everything that awsh stands on, and says what to do about what is wrong. */
export const doctor = defineCommand({
  name: 'doctor',
  usage: '.doctor',
  summary: 'Find out what is wrong: terminal, config, credentials, clock, network',
  details: [
    'Checks run side by side, each for some seconds at most; nothing is changed. Secrets are not shown.',
    'awsh doctor does the same where the prompt does not open.',
  ],
  examples: [{ line: '.doctor', shows: 'a row each: ok, warn or fail, and what to do' }],

  async run(words, { session, history, signal }) {
    if (words.length > 0) throw new UsageError('.doctor takes no words');
    const { examine, report } = await import('../doctor/index.ts');
    const findings = await examine({ session, history, signal });
    return { text: report(findings, Math.min(process.stdout.columns ?? 80, 100)) };
  },
});
