import type { Parameter, TemplateParameter } from '@aws-sdk/client-cloudformation';
import { publicImageNamed } from '../../ec2/model/image.ts';
import { refuse } from '../refuse.ts';
import { type Fields, field, isFields, isList, textOf, type Value } from './value.ts';

/** What a request gives for a template's parameters, as texts; those not given have their defaults. */
export function parametersFrom(
  declared: Fields,
  given: readonly Parameter[] | undefined,
  before: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const values: Record<string, string> = {};
  const strange = (given ?? []).filter(
    ({ ParameterKey = '' }) => !Object.hasOwn(declared, ParameterKey),
  );
  if (strange.length > 0) {
    const names = strange.map(({ ParameterKey }) => ParameterKey).join(', ');
    throw refuse(`Parameters: [${names}] do not exist in the template`);
  }
  const lacking: string[] = [];
  for (const [name, value] of Object.entries(declared)) {
    const rules = isFields(value) ? value : {};
    const wanted = given?.find(({ ParameterKey }) => ParameterKey === name);
    const usual = field(rules, 'Default');
    const text = wanted?.UsePreviousValue
      ? before[name]
      : (wanted?.ParameterValue ?? (usual === undefined ? undefined : textOf(usual)));
    if (text === undefined) lacking.push(name);
    else {
      check(name, text, rules);
      values[name] = text;
    }
  }
  if (lacking.length > 0) throw refuse(`Parameters: [${lacking.join(', ')}] must have values`);
  return values;
}

/** The values that Ref gives for parameters: lists are lists, and SSM's images are looked up. */
export function valuesOf(
  declared: Fields,
  texts: Readonly<Record<string, string>>,
  region: string,
): Record<string, Value> {
  const entries = Object.entries(texts).map(([name, text]): [string, Value] => {
    const rules = field(declared, name);
    const type = isFields(rules) ? textOf(field(rules, 'Type')) : 'String';
    if (type.startsWith('AWS::SSM::Parameter::Value<'))
      return [name, publicParameter(text, region)];
    const list = type === 'CommaDelimitedList' || type.startsWith('List<');
    return [name, list ? text.split(',').map((item) => item.trim()) : text];
  });
  return Object.fromEntries(entries);
}

/** A template's parameters as ValidateTemplate shows them. */
export function viewDeclared(declared: Fields): TemplateParameter[] {
  return Object.entries(declared).map(([ParameterKey, value]) => {
    const rules = isFields(value) ? value : {};
    const usual = field(rules, 'Default');
    const description = field(rules, 'Description');
    return {
      ParameterKey,
      DefaultValue: usual === undefined ? undefined : textOf(usual),
      NoEcho: isHidden(declared, ParameterKey),
      Description: description === undefined ? undefined : textOf(description),
    };
  });
}

/** True for a parameter whose value is never shown. */
export function isHidden(declared: Fields, name: string): boolean {
  const rules = field(declared, name);
  return isFields(rules) && textOf(field(rules, 'NoEcho')) === 'true';
}

function check(name: string, text: string, rules: Fields): void {
  const allowed = field(rules, 'AllowedValues');
  if (isList(allowed) && !allowed.map(textOf).includes(text)) {
    throw refuse(`Parameter '${name}' must be one of AllowedValues`);
  }
  const pattern = field(rules, 'AllowedPattern');
  if (typeof pattern === 'string' && !patternOf(pattern).test(text)) {
    throw refuse(`Parameter '${name}' must match pattern ${pattern}`);
  }
  const number = (rule: string) => {
    const value = field(rules, rule);
    return value === undefined ? undefined : Number(value);
  };
  const [shortest, longest] = [number('MinLength'), number('MaxLength')];
  if (text.length < (shortest ?? 0)) {
    throw refuse(`Parameter '${name}' must contain at least ${shortest} characters`);
  }
  if (text.length > (longest ?? Number.POSITIVE_INFINITY)) {
    throw refuse(`Parameter '${name}' must contain at most ${longest} characters`);
  }
  if (textOf(field(rules, 'Type')) !== 'Number') return;
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value))
    throw refuse(`Parameter '${name}' must be a number`);
  const [least, most] = [number('MinValue'), number('MaxValue')];
  if (value < (least ?? Number.NEGATIVE_INFINITY)) {
    throw refuse(`Parameter '${name}' must be a number not less than ${least}`);
  }
  if (value > (most ?? Number.POSITIVE_INFINITY)) {
    throw refuse(`Parameter '${name}' must be a number not greater than ${most}`);
  }
}

function patternOf(pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    throw refuse(`Template error: AllowedPattern is no regular expression: ${pattern}`);
  }
}

/** AWS publishes its newest images as parameters; the sandbox has no others. */
function publicParameter(path: string, region: string): string {
  const architecture = /arm64|aarch64/.test(path) ? 'arm64' : 'x86_64';
  if (/^\/aws\/service\/ami-amazon-linux-latest\//.test(path)) {
    return publicImageNamed(region, 'al2023-ami-', architecture).id;
  }
  throw refuse(`Unable to fetch parameters [${path}] from parameter store for this account.`);
}
