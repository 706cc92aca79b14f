import { UsageError } from '../../helpers/errors.ts';
import type { Json } from '../../notebook/index.ts';
import { parseCell } from '../engine.ts';
import type { Declared, ParameterType, Value } from './declared.ts';

/** A value that a snippet takes. */
export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly description: string;
  /** What it is when nobody says it. */
  readonly default?: Value;
  /** True for one that has to be given: asked for, or refused. */
  readonly required: boolean;
  /** The only values it may have. */
  readonly choices?: readonly string[];
  /** An expression whose value lists what to choose from: `ec2.keyPairs`. */
  readonly from?: string;
  /** A regular expression that the whole of a text fits. */
  readonly pattern?: RegExp;
  readonly min?: number;
  readonly max?: number;
}

const types: readonly string[] = ['string', 'number', 'boolean', 'string[]'];

/** The parameters of a snippet: what its cell declares, with what its front matter says of them. */
export function parametersOf(told: Json | undefined, declared: readonly Declared[]): Parameter[] {
  const specs = specsIn(told);
  const names = new Set([...declared.map(({ name }) => name), ...specs.keys()]);
  return [...names].map((name) =>
    parameter(
      name,
      new Spec(name, specs.get(name) ?? {}),
      declared.find((each) => each.name === name),
    ),
  );
}

/** The name of the option that gives a parameter: `--instance-type`. */
export function optionOf({ name }: Pick<Parameter, 'name'>): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^-/, '')}`;
}

function parameter(name: string, spec: Spec, declared: Declared | undefined): Parameter {
  const given = spec.value('default') ?? declared?.value;
  const required = spec.flag('required') ?? (declared === undefined && given === undefined);
  const type = spec.text('type') ?? declared?.type ?? typeOf(given) ?? 'string';
  if (!types.includes(type)) spec.refuse(`type is one of ${types.join(', ')}, not ${type}`);
  const pattern = spec.text('pattern');
  const choices = spec.list('choices') ?? declared?.choices;
  const from = spec.text('from');
  const [min, max] = [spec.number('min'), spec.number('max')];
  return {
    name,
    type: type as ParameterType,
    description: spec.text('description') ?? '',
    ...(required || given === undefined ? {} : { default: given }),
    required,
    ...(choices ? { choices } : {}),
    ...(from ? { from } : {}),
    ...(pattern ? { pattern: spec.expression(pattern) } : {}),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}

function specsIn(told: Json | undefined): Map<string, object> {
  if (told === undefined || told === null) return new Map();
  if (typeof told !== 'object' || Array.isArray(told)) {
    throw new UsageError('its parameters are no list of names with what is known of each');
  }
  return new Map(
    Object.entries(told).map(([name, spec]) => {
      // It becomes a variable of the session, so it has to be a name that can be one.
      if (!/^[A-Za-z]\w{0,63}$/.test(name) || !parseCell(`const ${name} = 1`).ok) {
        throw new UsageError(`a parameter can't be called ${name}`, {
          hint: 'a name of letters and digits, such as instanceType',
        });
      }
      if (spec === null) return [name, {}];
      if (typeof spec === 'object' && !Array.isArray(spec)) return [name, spec];
      return [name, { default: spec }];
    }),
  );
}

function typeOf(value: Value | undefined): ParameterType | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'object' ? 'string[]' : (typeof value as ParameterType);
}

/** What front matter says of one parameter, read member by member. */
class Spec {
  readonly #name: string;
  readonly #members: Readonly<Record<string, unknown>>;

  constructor(name: string, members: object) {
    this.#name = name;
    this.#members = members as Record<string, unknown>;
  }

  text(member: string): string | undefined {
    return this.#read(member, 'a text', (value) => typeof value === 'string') as string | undefined;
  }

  number(member: string): number | undefined {
    return this.#read(member, 'a number', Number.isFinite) as number | undefined;
  }

  flag(member: string): boolean | undefined {
    const isFlag = (value: unknown) => typeof value === 'boolean';
    return this.#read(member, 'true or false', isFlag) as boolean | undefined;
  }

  list(member: string): string[] | undefined {
    const isList = (value: unknown) =>
      Array.isArray(value) && value.length > 0 && value.every((each) => typeof each !== 'object');
    const list = this.#read(member, 'a list of texts', isList) as unknown[] | undefined;
    return list?.map(String);
  }

  value(member: string): Value | undefined {
    const isValue = (value: unknown) =>
      Array.isArray(value)
        ? value.every((each) => typeof each === 'string')
        : /^(string|number|boolean)$/.test(typeof value);
    return this.#read(member, 'a text, number, true, false or list of texts', isValue) as Value;
  }

  expression(pattern: string): RegExp {
    try {
      return new RegExp(`^(?:${pattern})$`, 'u');
    } catch {
      return this.refuse('pattern is no regular expression');
    }
  }

  refuse(message: string): never {
    throw new UsageError(`of its parameter ${this.#name}, ${message}`);
  }

  #read(member: string, what: string, fits: (value: unknown) => boolean): unknown {
    const value = Object.hasOwn(this.#members, member) ? this.#members[member] : undefined;
    if (value === undefined || value === null) return undefined;
    return fits(value) ? value : this.refuse(`${member} is ${what}`);
  }
}
