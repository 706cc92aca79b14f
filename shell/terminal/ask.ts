import { safe } from '../../helpers/text/safe.ts';
import type { Ask, Choice } from '../engine.ts';
import { pasteOff, pasteOn } from './editor.ts';
import type { Keys } from './keys.ts';

/** Asks with inquirer, at the terminal that the prompt has. */
export function terminalAsk(keys: Pick<Keys, 'borrow'>, output: NodeJS.WriteStream): Ask {
  const ask = async (question: object, signal?: AbortSignal): Promise<string | undefined> => {
    // Loaded at the first question: it costs some 100 ms.
    const { default: inquirer } = await import('inquirer');
    const { input, giveBack } = keys.borrow();
    output.write(pasteOff);
    const prompt = inquirer.createPromptModule({
      input: input as unknown as NodeJS.ReadStream,
      output,
      ...(signal ? { signal } : {}),
    });
    try {
      // inquirer's types tell questions apart by `type`; here it is one of those given below.
      const questions = [{ ...question, name: 'answer' }] as unknown as Parameters<
        typeof prompt
      >[0];
      const { answer } = (await prompt(questions)) as { answer?: string };
      return answer;
    } catch (error) {
      // Ctrl-C, or the cell was stopped: no answer, and no error either.
      if (error instanceof Error && /ExitPrompt|AbortPrompt/.test(error.name)) return undefined;
      throw error;
    } finally {
      giveBack();
      output.write(pasteOn);
    }
  };
  return {
    choose: (message, choices, { current, signal } = {}) =>
      ask(
        {
          type: 'search',
          message,
          source: (term = '') => matching(choices, term, current),
        },
        signal,
      ),
    text: (message, { initial, check, signal } = {}) =>
      ask(
        {
          type: 'input',
          message: safe(message),
          ...(initial === undefined ? {} : { default: initial, prefill: 'editable' }),
          ...(check ? { validate: (text: string) => safe(check(text) ?? '') || true } : {}),
        },
        signal,
      ),
    secret: (message, { signal } = {}) => ask({ type: 'password', mask: '*', message }, signal),
  };
}

/** The choices that hold every word typed; the current one first. */
function matching(choices: readonly Choice[], term: string, current?: string): object[] {
  const words = term.toLowerCase().split(/\s+/).filter(Boolean);
  return choices
    .filter(({ value, note = '' }) => {
      const text = `${value} ${note}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => Number(b.value === current) - Number(a.value === current))
    .map(({ value, note }) => ({
      value,
      name: `${safe(value)}${value === current ? ' (now)' : ''}`,
      ...(note ? { description: safe(note) } : {}),
    }));
}
