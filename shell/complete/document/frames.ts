/** What a bracket that is open at some token of a source is, and what its end will mean. */
export interface Frame {
  readonly kind: 'call' | 'new' | 'index' | 'list' | 'group' | 'braces' | 'template';
  /** Where the expression begins that the bracket belongs to, or itself. */
  readonly start: number;
  /** False inside functions, where a call is the author's to await. */
  readonly awaits: boolean;
  /** The name of the callee, as far as it is one: `describeInstances` of `ec2.describeInstances(`. */
  readonly callee?: string;
  /** The name that the callee begins with: `ec2`. */
  readonly root?: string;
  /** There is a `?.` on the way to it. */
  readonly isOptional?: boolean;
  /** Braces that are a value rather than statements. */
  readonly isLiteral?: boolean;
  /** Parentheses that end no expression: those of `if`, `for` and of a function's parameters. */
  readonly isControl?: boolean;
  /** The list of what is given to `Promise.all` and its like, whose elements keep their promises. */
  readonly gathers?: boolean;
}

/** An expression as far as it is read: `ec2.describeInstances().Reservations`. */
export interface Chain {
  readonly start: number;
  readonly root: string;
  /** The last name in it. */
  readonly last: string;
  readonly isNew: boolean;
  readonly isOptional: boolean;
}

/** The expression that ends with a bracket, to go on with. */
export function chainFrom(start: number, frame: Partial<Frame> = {}): Chain {
  const { root = '', callee = '', isOptional = false } = frame;
  return { start, root, last: callee, isNew: false, isOptional };
}
