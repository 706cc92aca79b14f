import { UsageError } from '../../helpers/errors.ts';
import type { CompletionPart } from '../capabilities/known-types.ts';
import { defineCommand } from '../command.ts';

const parts: Readonly<Record<CompletionPart, string>> = {
  live: 'names from the account in completion',
  mistakes: 'mistakes shown before a cell is sent',
};

/** Turns parts of completion on and off, or says what is on. */
export const complete = defineCommand({
  name: 'complete',
  usage: '.complete [live | mistakes] [on | off]',
  summary: 'Say what completion does, or turn a part of it on or off',
  details: [
    'live: Tab offers names from the account, found by calls that only read.',
    'mistakes: a cell that would send a request is checked by TypeScript first.',
  ],
  examples: [
    { line: '.complete', shows: 'what is on' },
    { line: '.complete mistakes off', shows: 'cells are sent as they are' },
  ],

  complete: (word) => [...Object.keys(parts), 'on', 'off'].filter((each) => each.startsWith(word)),

  async run([part, on, ...extra], { types }) {
    if (extra.length > 0) throw new UsageError('.complete takes two words');
    if (!types) throw new UsageError('there is no completion here');
    if (part === undefined) {
      const lines = (Object.keys(parts) as CompletionPart[]).map(async (each) =>
        sentence(each, await types.turn(each)),
      );
      return (await Promise.all(lines)).join('\n');
    }
    if (!isPart(part) || (on !== undefined && on !== 'on' && on !== 'off')) {
      throw new UsageError(`.complete knows no ${[part, on].filter(Boolean).join(' ')}`, {
        hint: '.complete mistakes off, .complete live off',
      });
    }
    return sentence(part, await types.turn(part, on === undefined ? undefined : on === 'on'));
  },
});

function isPart(word: string): word is CompletionPart {
  return Object.hasOwn(parts, word);
}

function sentence(part: CompletionPart, isOn: boolean): string {
  return `${part}: ${isOn ? 'on' : 'off'}, ${parts[part]}`;
}
