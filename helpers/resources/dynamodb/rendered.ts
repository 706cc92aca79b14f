import type { Condition, Part } from './condition.ts';

/** A condition as DynamoDB takes it: text in which `#n0` stands for a name and `:v0` for a value. */
export interface Rendered {
  readonly expression: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Placeholders that an input has already. */
export interface Taken {
  readonly names?: object | undefined;
  readonly values?: object | undefined;
}

/** A condition as text, with placeholders that aren't taken yet. */
export function rendered({ parts }: Condition, taken: Taken = {}): Rendered {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const nameFor = placeholders('#n', taken.names ?? {}, names);
  const valueFor = placeholders(':v', taken.values ?? {}, values);
  const write = (part: Part): string => {
    if ('text' in part) return part.text;
    if ('attribute' in part) return pathOf(part.attribute, nameFor);
    if ('value' in part) return valueFor(part.value as string);
    return (part as readonly Part[]).map(write).join('');
  };
  return { expression: write(parts), names, values };
}

/** True when every attribute in it was said to be one of a key. */
export function isOfKeys(part: Part): boolean {
  if ('attribute' in part) return part.isKey;
  return Array.isArray(part) ? part.every(isOfKeys) : true;
}

/** Names in a path get placeholders, since they may be words of DynamoDB's; places in lists stay. */
function pathOf(path: string, nameFor: (name: string) => string): string {
  return path.replace(/[^.[\]]+(?![^[]*\])/g, (name) => nameFor(name));
}

function placeholders<Value>(prefix: string, taken: object, given: Record<string, Value>) {
  let next = 0;
  return (value: Value): string => {
    while (`${prefix}${next}` in taken) next += 1;
    const placeholder = `${prefix}${next}`;
    next += 1;
    given[placeholder] = value;
    return placeholder;
  };
}
