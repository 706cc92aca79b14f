import { formatCidr, parseCidr } from '../../ec2/model/cidr.ts';
import { refuse } from '../refuse.ts';
import { attributeOf, place } from './references.ts';
import { noValue, type Scope } from './scope.ts';
import { callIn, type Fields, field, isFields, isList, textOf, type Value } from './value.ts';

/**
 * The value that an expression of a template has in `scope`; undefined for AWS::NoValue.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function evaluate(value: Value, scope: Scope): Value | undefined {
  if (isList(value)) return value.flatMap((item) => listed(evaluate(item, scope)));
  if (!isFields(value)) return value;
  const call = callIn(value);
  if (!call) {
    const members = Object.entries(value).map(([name, one]) => [name, evaluate(one, scope)]);
    return Object.fromEntries(members.filter(([, one]) => one !== undefined)) as Fields;
  }
  const [name, argument] = call;
  const run = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!run) throw refuse(`Template error: ${name} is not a function of the sandbox`);
  return run(argument, scope);
}

/** Whether an expression of the Conditions section holds. */
export function evaluateCondition(value: Value, scope: Scope): boolean {
  return String(evaluate(value, scope)) === 'true';
}

// A list in a list stays one; only AWS::NoValue vanishes.
function listed(value: Value | undefined): Value[] {
  return value === undefined ? [] : [value];
}

const functions: Record<string, (argument: Value, scope: Scope) => Value | undefined> = {
  Ref(name, scope) {
    return name === noValue ? undefined : named(String(name), scope);
  },

  Condition: (name, scope) => scope.holds(String(name)),

  'Fn::GetAtt'(argument, scope) {
    const [logicalId, attribute] = attributeOf(argument);
    return scope.attribute(logicalId, textOf(evaluate(attribute, scope)));
  },

  'Fn::Sub'(argument, scope) {
    const [text, own] = isList(argument) ? argument : [argument, {}];
    const given = isFields(own) ? own : {};
    const filled = String(text).replace(place, (_, inner: string) => {
      const name = inner.trim();
      const value = field(given, name);
      if (value !== undefined) return textOf(evaluate(value, scope));
      const [logicalId, attribute] = attributeOf(name);
      return textOf(attribute ? scope.attribute(logicalId, attribute) : named(name, scope));
    });
    return filled.replaceAll('${!', '${');
  },

  'Fn::Join'(argument, scope) {
    const [between, items] = pair('Fn::Join', argument);
    const list = evaluate(items, scope);
    if (!isList(list)) throw misused('Fn::Join', 'a delimiter and a list');
    return list.map(textOf).join(String(between));
  },

  'Fn::Split'(argument, scope) {
    const [between, text] = pair('Fn::Split', argument);
    return textOf(evaluate(text, scope)).split(String(between));
  },

  'Fn::Select'(argument, scope) {
    const [at, items] = pair('Fn::Select', argument);
    const list = evaluate(items, scope);
    const item = isList(list) ? list[Number(evaluate(at, scope))] : undefined;
    if (item !== undefined) return item;
    throw refuse(
      `Template error: Fn::Select cannot select nonexistent value at index ${textOf(at)}`,
    );
  },

  'Fn::If'(argument, scope) {
    if (!isList(argument) || argument.length !== 3) {
      throw misused('Fn::If', 'a condition and two values');
    }
    const [condition, yes = null, no = null] = argument;
    return evaluate(scope.holds(String(condition)) ? yes : no, scope);
  },

  'Fn::FindInMap'(argument, scope) {
    if (!isList(argument)) throw misused('Fn::FindInMap', 'a mapping and two keys');
    const keys = argument.slice(0, 3).map((key) => textOf(evaluate(key, scope)));
    let found: Value | undefined = scope.mappings;
    for (const key of keys) found = isFields(found) ? field(found, key) : undefined;
    if (found !== undefined) return found;
    const [, ...path] = keys;
    throw refuse(`Template error: Unable to get mapping for ${[keys[0], ...path].join('::')}`);
  },

  'Fn::Base64': (argument, scope) =>
    Buffer.from(textOf(evaluate(argument, scope))).toString('base64'),

  'Fn::GetAZs'(argument, scope) {
    return scope.zones(textOf(evaluate(argument, scope)) || textOf(named('AWS::Region', scope)));
  },

  'Fn::Cidr'(argument, scope) {
    const [block, wanted, hostBits] = items(argument).map((one) => textOf(evaluate(one, scope)));
    return subnetsOf(block ?? '', Number(wanted), Number(hostBits));
  },

  'Fn::ImportValue': (argument, scope) => scope.imported(textOf(evaluate(argument, scope))),

  'Fn::Equals'(argument, scope) {
    const [left, right] = pair('Fn::Equals', argument);
    return textOf(evaluate(left, scope)) === textOf(evaluate(right, scope));
  },

  'Fn::Not': (argument, scope) => !items(argument).some((one) => evaluateCondition(one, scope)),
  'Fn::And': (argument, scope) => items(argument).every((one) => evaluateCondition(one, scope)),
  'Fn::Or': (argument, scope) => items(argument).some((one) => evaluateCondition(one, scope)),
};

/** The first `wanted` ranges of a block, each with `hostBits` bits for addresses in it. */
function subnetsOf(block: string, wanted: number, hostBits: number): string[] {
  const whole = parseCidr(block);
  const size = 2 ** hostBits;
  const fine =
    Number.isInteger(wanted) && wanted >= 1 && wanted <= 256 && Number.isInteger(hostBits);
  if (!whole || !fine || hostBits < 1 || size * wanted > whole.size) {
    throw misused('Fn::Cidr', 'a block, a count from 1 to 256 that fits into it, and host bits');
  }
  const bits = 32 - hostBits;
  return Array.from({ length: wanted }, (_, at) =>
    formatCidr({ base: whole.base + at * size, bits, size }),
  );
}

function named(name: string, scope: Scope): Value {
  return Object.hasOwn(scope.parameters, name)
    ? (scope.parameters[name] as Value)
    : scope.reference(name);
}

function items(argument: Value): readonly Value[] {
  return isList(argument) ? argument : [argument];
}

function pair(name: string, argument: Value): readonly [Value, Value] {
  const [first, second] = isList(argument) ? argument : [];
  if (first === undefined || second === undefined) throw misused(name, 'two arguments');
  return [first, second];
}

function misused(name: string, wants: string) {
  return refuse(`Template error: every ${name} object requires ${wants}.`);
}
