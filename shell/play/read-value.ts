import { UsageError } from '../../helpers/errors.ts';
import { closest } from '../../helpers/text/closest.ts';
import type { Value } from './declared.ts';
import { optionOf, type Parameter } from './parameter.ts';

/** What texts mean as the value of a parameter. Throws a UsageError that says what it takes. */
export function readValue(parameter: Parameter, texts: readonly string[]): Value {
  const option = optionOf(parameter);
  if (parameter.type === 'string[]') {
    const items = texts.flatMap((text) => text.split(',')).map((item) => item.trim());
    const list = items.filter((item) => item !== '');
    for (const item of list) check(parameter, item);
    if (parameter.required && list.length === 0)
      throw new UsageError(`${option} needs one at least`);
    return list;
  }
  const [text = '', ...more] = texts;
  if (more.length > 0) throw new UsageError(`${option} is given ${texts.length} times`);
  if (parameter.type === 'boolean') return flag(option, text);
  if (parameter.type === 'number') return number(parameter, text);
  if (parameter.required && text.trim() === '') throw new UsageError(`${option} needs a text`);
  check(parameter, text);
  return text;
}

/** Says what is wrong with a typed value, for a question to be asked again; undefined when nothing is. */
export function faultOf(parameter: Parameter, text: string): string | undefined {
  try {
    readValue(parameter, [text]);
    return undefined;
  } catch (error) {
    const { message, hint } = error as UsageError;
    return hint ? `${message}: ${hint}` : message;
  }
}

function flag(option: string, text: string): boolean {
  if (/^(true|yes|y|on)$/i.test(text.trim())) return true;
  if (/^(false|no|n|off)$/i.test(text.trim())) return false;
  throw new UsageError(`${option} takes true or false, not ${text}`);
}

function number(parameter: Parameter, text: string): number {
  const option = optionOf(parameter);
  const { min, max } = parameter;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw new UsageError(`${option} takes a number, not ${text === '' ? 'nothing' : text}`);
  }
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) {
    const least = min === undefined ? '' : `from ${min}`;
    const most = max === undefined ? '' : `up to ${max}`;
    throw new UsageError(`${option} takes a number ${`${least} ${most}`.trim()}, not ${text}`);
  }
  check(parameter, text.trim());
  return value;
}

function check(parameter: Parameter, text: string): void {
  const { choices, pattern } = parameter;
  const option = optionOf(parameter);
  if (choices && !choices.includes(text)) {
    const near = closest(text, choices);
    throw new UsageError(`${option} can't be ${text}`, {
      hint: near ? `did you mean ${near}?` : `it is one of ${choices.join(', ')}`,
    });
  }
  if (pattern && !pattern.test(text)) {
    throw new UsageError(`${option} can't be ${text}`, {
      hint: parameter.description || `it fits ${pattern.source.slice(4, -2)}`,
    });
  }
}
