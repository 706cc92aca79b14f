import { UsageError } from '../../errors.ts';
import { Condition, type Part, text } from './condition.ts';

/** What an attribute may be compared with: a value, or another attribute. */
export type Operand = unknown;

/** Something that is compared: an attribute, or its size. */
export class Comparable {
  readonly part: Part;

  constructor(part: Part) {
    this.part = part;
  }

  /** `=` */
  eq(value: Operand): Condition {
    return this.compared('=', value);
  }

  /** `<` */
  lt(value: Operand): Condition {
    return this.compared('<', value);
  }

  /** `<=` */
  lte(value: Operand): Condition {
    return this.compared('<=', value);
  }

  /** `>` */
  gt(value: Operand): Condition {
    return this.compared('>', value);
  }

  /** `>=` */
  gte(value: Operand): Condition {
    return this.compared('>=', value);
  }

  /** From the one to the other, both included. */
  between(low: Operand, high: Operand): Condition {
    const range = [text(' BETWEEN '), partOf(low), text(' AND '), partOf(high)];
    return new Condition([this.part, ...range]);
  }

  protected compared(sign: string, value: Operand): Condition {
    return new Condition([this.part, text(` ${sign} `), partOf(value)]);
  }
}

/** An attribute of a table's or an index's key. */
export class KeyAttribute extends Comparable {
  /** Text that begins so. */
  beginsWith(start: Operand): Condition {
    return called('begins_with', this.part, start);
  }
}

/** What has a size, or is one. */
export class FilterComparable extends Comparable {
  /** `<>` */
  ne(value: Operand): Condition {
    return this.compared('<>', value);
  }

  /** One of these values, a hundred at most. */
  isIn(values: readonly Operand[]): Condition {
    if (!Array.isArray(values)) throw new UsageError('isIn() takes a list of values');
    const list = values.flatMap((value, index) => [text(index ? ', ' : ''), partOf(value)]);
    return new Condition([this.part, text(' IN ('), ...list, text(')')]);
  }
}

/** Any attribute of an item: `'name'`, `'address.street'`, `'lines[0].count'`. */
export class ItemAttribute extends FilterComparable {
  /** Text that begins so. */
  beginsWith(start: Operand): Condition {
    return called('begins_with', this.part, start);
  }

  /** Text with this in it, or a set or list with this among its elements. */
  contains(value: Operand): Condition {
    return called('contains', this.part, value);
  }

  /** The item has it. */
  exists(): Condition {
    return called('attribute_exists', this.part);
  }

  /** The item doesn't have it. */
  notExists(): Condition {
    return called('attribute_not_exists', this.part);
  }

  /** It is of a type: `S`, `N`, `B`, `SS`, `NS`, `BS`, `M`, `L`, `NULL` or `BOOL`. */
  attributeType(type: string): Condition {
    return called('attribute_type', this.part, type);
  }

  /** Its length in characters or bytes, or how many elements it has: `Attr('tags').size().gt(3)`. */
  size(): FilterComparable {
    return new FilterComparable([text('size('), this.part, text(')')]);
  }
}

/** An attribute of a key, for `KeyConditionExpression`: `Key('id').eq('a')`. */
export function Key(name: string): KeyAttribute {
  return new KeyAttribute({ attribute: requireName(name, 'Key'), isKey: true });
}

/** Any attribute, for `FilterExpression` and `ConditionExpression`: `Attr('size').gt(3)`. */
export function Attr(name: string): ItemAttribute {
  return new ItemAttribute({ attribute: requireName(name, 'Attr'), isKey: false });
}

function called(name: string, part: Part, ...more: readonly Operand[]): Condition {
  const rest = more.flatMap((value) => [text(', '), partOf(value)]);
  return new Condition([text(`${name}(`), part, ...rest, text(')')]);
}

function partOf(value: Operand): Part {
  return value instanceof Comparable ? value.part : { value };
}

function requireName(name: unknown, what: string): string {
  if (typeof name === 'string' && name !== '') return name;
  throw new UsageError(`${what}() takes the name of an attribute`);
}
