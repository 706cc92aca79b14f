import { UsageError } from '../../helpers/errors.ts';
import type { Ask, CommandContext } from '../command.ts';
import { choicesOf } from './choices-of.ts';
import type { Value } from './declared.ts';
import type { Given } from './given.ts';
import { optionOf, type Parameter } from './parameter.ts';
import { faultOf, readValue } from './read-value.ts';

/** The values given and those that a person is asked for, because nothing else says what they are. */
export async function askMissing(
  parameters: readonly Parameter[],
  { values }: Given,
  context: CommandContext,
): Promise<ReadonlyMap<string, Value>> {
  const missing = parameters.filter(({ name, required }) => required && !values.has(name));
  const { ask } = context;
  if (missing.length > 0 && !ask) {
    throw new UsageError(
      `${missing.map(optionOf).join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing`,
    );
  }
  const all = new Map(values);
  for (const parameter of missing) {
    const text = await answerOf(parameter, ask as Ask, context);
    if (text === undefined) throw new UsageError(`${optionOf(parameter)} was not given`);
    all.set(parameter.name, readValue(parameter, [text]));
  }
  return all;
}

async function answerOf(
  parameter: Parameter,
  ask: Ask,
  context: CommandContext,
): Promise<string | undefined> {
  const { signal } = context;
  const message = questionOf(parameter);
  const choices = await choicesOf(parameter, context);
  if (choices && parameter.type !== 'string[]') {
    return ask.choose(message, choices, { signal });
  }
  const some = choices?.map(({ value }) => value).join(', ');
  return ask.text(some ? `${message} (of ${some})` : message, {
    signal,
    check: (text) => faultOf(parameter, text),
  });
}

function questionOf({ name, description, type }: Parameter): string {
  const list = type === 'string[]' ? ', with commas between' : '';
  return description === '' ? `${name}${list}` : `${description} (${name}${list})`;
}
