import { callIn, isFields, isList, type Value } from './value.ts';

/** The names that a value refers to with Ref, Fn::GetAtt and Fn::Sub: of resources or parameters. */
export function referencesIn(value: Value | undefined): Set<string> {
  const found = new Set<string>();
  walk(value, (name, argument) => {
    if (name === 'Ref') found.add(String(argument));
    else if (name === 'Fn::GetAtt') found.add(attributeOf(argument)[0]);
    else if (name === 'Fn::Sub') for (const one of placesIn(argument)) found.add(one);
  });
  return found;
}

/** The names of the conditions that a value asks for with Fn::If and Condition. */
export function conditionsIn(value: Value | undefined): Set<string> {
  const found = new Set<string>();
  walk(value, (name, argument) => {
    if (name === 'Fn::If' && isList(argument)) found.add(String(argument[0]));
    else if (name === 'Condition' && typeof argument === 'string') found.add(argument);
  });
  return found;
}

/** What Fn::GetAtt is given: a resource and its attribute, in a list or with a dot in between. */
export function attributeOf(argument: Value): readonly [logicalId: string, attribute: string] {
  if (isList(argument)) return [String(argument[0]), argument.slice(1).map(String).join('.')];
  const [logicalId = '', ...attribute] = String(argument).split('.');
  return [logicalId, attribute.join('.')];
}

/** The places of a Fn::Sub text: `${Name}`, `${Name.Attribute}`, but not `${!Literal}`. */
export const place = /\$\{([^!{}][^{}]*)\}/g;

function placesIn(argument: Value): string[] {
  const [text, own] = isList(argument) ? argument : [argument, undefined];
  const given = isFields(own) ? Object.keys(own) : [];
  return [...String(text).matchAll(place)]
    .map(([, name = '']) => name.trim())
    .filter((name) => !given.includes(name))
    .map((name) => name.split('.')[0] ?? '');
}

function walk(value: Value | undefined, see: (name: string, argument: Value) => void): void {
  if (isList(value)) for (const item of value) walk(item, see);
  if (!isFields(value)) return;
  const call = callIn(value);
  if (call) see(...call);
  for (const item of Object.values(value)) walk(item, see);
}
