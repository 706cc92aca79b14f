import { safe, safeLine } from '../../helpers/text/safe.ts';
import { literal } from './declared.ts';
import { isTaken } from './given.ts';
import { optionOf, type Parameter } from './parameter.ts';
import type { Snippet } from './snippet.ts';

/** What a snippet does and takes, as `--help` after its name tells. */
export function manualOf({ name, title, description, parameters, steps }: Snippet): string {
  const rows = parameters.map((each) => [usageOf(each), aboutOf(each)] as const);
  const width = Math.max(0, ...rows.map(([usage]) => usage.length));
  const listed = rows.map(([usage, about]) => `  ${usage.padEnd(width)}  ${about}`.trimEnd());
  return [
    `${name}: ${safeLine(title)}`,
    ...(description === '' ? [] : [safe(description)]),
    '',
    ...(listed.length > 0 ? listed : ['  It takes no values.']),
    '',
    `  ${steps.length} cells; --step waits before each, --dry lists their calls, --from N begins at one`,
  ].join('\n');
}

function usageOf(parameter: Parameter): string {
  const option = optionOf(parameter);
  if (isTaken(option.slice(2))) return `--param ${parameter.name}=…`;
  if (parameter.type === 'boolean') return option;
  return `${option} ${parameter.type === 'number' ? 'N' : parameter.type === 'string[]' ? 'A,B' : 'TEXT'}`;
}

function aboutOf(parameter: Parameter): string {
  const { description, choices, required, min, max } = parameter;
  const range = [min === undefined ? '' : `from ${min}`, max === undefined ? '' : `up to ${max}`];
  const details = [
    choices ? `one of ${choices.join(', ')}` : '',
    range.join(' ').trim(),
    required ? 'needed' : '',
    parameter.default === undefined ? '' : `default ${literal(parameter.default)}`,
  ].filter((part) => part !== '');
  const tail = details.length > 0 ? `(${details.join('; ')})` : '';
  return safeLine([description, tail].filter(Boolean).join(' '));
}
