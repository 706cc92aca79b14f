import { inspect } from 'node:util';
import { rendered } from './rendered.ts';

const brand = Symbol.for('awsh.condition');

/** A part of an expression: text, an attribute, a value, or parts in turn. */
export type Part =
  | { readonly text: string }
  | { readonly attribute: string; readonly isKey: boolean }
  | { readonly value: unknown }
  | readonly Part[];

/**
 * A condition on items, made by `Key(…)` and `Attr(…)`: what the parameters `ConditionExpression`,
 * `FilterExpression` and `KeyConditionExpression` take instead of an expression in text.
 */
export class Condition {
  readonly parts: Part;

  constructor(parts: Part) {
    this.parts = parts;
    Object.defineProperty(this, brand, { value: true });
  }

  /** True when this and the other one are. */
  and(other: Condition): Condition {
    return new Condition([text('('), this.parts, text(' AND '), other.parts, text(')')]);
  }

  /** True when this or the other one is. */
  or(other: Condition): Condition {
    return new Condition([text('('), this.parts, text(' OR '), other.parts, text(')')]);
  }

  /** True when this one isn't. */
  not(): Condition {
    return new Condition([text('(NOT '), this.parts, text(')')]);
  }

  [inspect.custom](): string {
    const { expression, names, values } = rendered(this);
    return `${expression} ${inspect({ ...names, ...values })}`;
  }
}

/** A part that stands in an expression as it is. */
export function text(text: string): Part {
  return { text };
}

/** True for conditions, also those made by another copy of awsh in the same process. */
export function isCondition(value: unknown): value is Condition {
  return typeof value === 'object' && value !== null && brand in value;
}
