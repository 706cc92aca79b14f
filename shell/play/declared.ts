import { UsageError } from '../../helpers/errors.ts';
import { childrenOf, offset, parseCell, type SyntaxNode } from '../engine.ts';

/** What a parameter can be. */
export type ParameterType = 'string' | 'number' | 'boolean' | 'string[]';

/** A value of a parameter. */
export type Value = string | number | boolean | readonly string[];

/** A `const` of the cell that declares parameters. */
export interface Declared {
  readonly name: string;
  readonly type: ParameterType;
  /** What it is unless another value is given; undefined when that is worked out by the cell. */
  readonly value?: Value;
  /** The texts that its type allows. */
  readonly choices?: readonly string[];
  /** Where its value stands in the cell, in bytes of UTF-8. */
  readonly from: number;
  readonly to: number;
}

/** The parameters that a cell declares: `const count = 1`, with their types and values. */
export function declaredIn(source: string): Declared[] {
  const parsed = parseCell(source);
  if (!parsed.ok) {
    throw new UsageError(`the cell of its parameters can't be read: ${parsed.message}`);
  }
  return parsed.statements.flatMap((statement) => {
    const inner = statement.type === 'ExportDeclaration' ? statement.declaration : statement;
    const { type, declarations } = inner as SyntaxNode & { declarations?: Declarator[] };
    return type === 'VariableDeclaration' ? (declarations ?? []).flatMap(declared) : [];
  });
}

/** The cell with other values in the places of those it has; the rest stays as it is. */
export function withValues(source: string, values: ReadonlyMap<string, Value>): string {
  const bytes = Buffer.from(source);
  const parts: Buffer[] = [];
  let at = 0;
  for (const { name, from, to } of declaredIn(source)) {
    const value = values.get(name);
    if (value === undefined) continue;
    parts.push(bytes.subarray(at, from), Buffer.from(literal(value)));
    at = to;
  }
  return Buffer.concat([...parts, bytes.subarray(at)]).toString();
}

/** A value as TypeScript writes it. */
export function literal(value: Value): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object') return String(value);
  return `[${value.map(quoted).join(', ')}]`;
}

interface Declarator extends SyntaxNode {
  readonly id: SyntaxNode;
  readonly init: SyntaxNode | null;
}

function declared({ id, init }: Declarator): Declared[] {
  if (id.type !== 'Identifier' || !init) return [];
  const value = literalValue(init);
  const annotation = annotationOf(id);
  const type = annotation?.type ?? typeOf(value);
  if (type === undefined) return [];
  return [
    {
      name: String(id.value),
      type,
      ...(value === undefined ? {} : { value }),
      ...(annotation?.choices ? { choices: annotation.choices } : {}),
      from: offset(init.span.start),
      to: offset(init.span.end),
    },
  ];
}

/** What a plain literal stands for; undefined for anything else. */
function literalValue(node: SyntaxNode): Value | undefined {
  switch (node.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return node.value as Value;
    case 'UnaryExpression': {
      const value = literalValue(node.argument as SyntaxNode);
      return node.operator === '-' && typeof value === 'number' ? -value : undefined;
    }
    case 'ArrayExpression': {
      const items = childrenOf(node).map(literalValue);
      return items.every((item) => typeof item === 'string') ? items : undefined;
    }
    case 'TsAsExpression':
    case 'TsSatisfiesExpression':
    case 'TsConstAssertion':
      return literalValue(node.expression as SyntaxNode);
    default:
      return undefined;
  }
}

function typeOf(value: Value | undefined): ParameterType | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'object' ? 'string[]' : (typeof value as ParameterType);
}

interface Annotation {
  readonly type: ParameterType;
  readonly choices?: readonly string[];
}

/** What `: 't3.micro' | 't3.small'` or `: string[]` says. */
function annotationOf(id: SyntaxNode): Annotation | undefined {
  const outer = id.typeAnnotation as SyntaxNode | null | undefined;
  return outer ? typed(outer.typeAnnotation as SyntaxNode) : undefined;
}

function typed(node: SyntaxNode): Annotation | undefined {
  if (node.type === 'TsKeywordType') {
    const kind = String(node.kind);
    return /^(string|number|boolean)$/.test(kind) ? { type: kind as ParameterType } : undefined;
  }
  if (node.type === 'TsTypeOperator') return typed(node.typeAnnotation as SyntaxNode);
  if (node.type === 'TsArrayType') {
    return typed(node.elemType as SyntaxNode)?.type === 'string' ? { type: 'string[]' } : undefined;
  }
  if (node.type === 'TsLiteralType') {
    const { type, value } = node.literal as SyntaxNode;
    return type === 'StringLiteral' ? { type: 'string', choices: [String(value)] } : undefined;
  }
  if (node.type !== 'TsUnionType') return undefined;
  const all = (node.types as SyntaxNode[]).map(typed);
  const choices = all.flatMap((each) => each?.choices ?? []);
  return choices.length === all.length ? { type: 'string', choices } : undefined;
}

/** In single quotes, on one line; U+2028 and U+2029 too, which end lines of TypeScript. */
function quoted(text: string): string {
  const inside = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", "\\'")
    .replace(/[\u2028\u2029]/g, (end) => (end === '\u2028' ? '\\u2028' : '\\u2029'));
  return `'${inside}'`;
}
