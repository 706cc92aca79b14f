import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What a cell that ran leaves behind, as far as later cells see it. */
export interface Outline {
  /** The names that it declares at its top, types among them. */
  readonly declares: readonly string[];
  /** The statements `name = …` that make or change a variable: the name, and where it stands. */
  readonly assigns: readonly { readonly name: string; readonly at: number }[];
  /** Where its last statement is, when that is an expression: the value that `Out` has. */
  readonly last?: readonly [from: number, to: number];
  /** Those of its functions whose promises the prompt doesn't await: they say `async` themselves. */
  readonly asyncFunctions: readonly string[];
  /** The names that it exports itself. */
  readonly exports: readonly string[];
}

interface Node {
  readonly type: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly [member: string]: unknown;
}

/** Reads the outline of a cell; undefined for what is no TypeScript. */
export function outlineOf(source: string): Outline | undefined {
  const body = parse(source);
  if (!body) return undefined;
  const bytes = Buffer.from(source);
  const offset = (position: number) => bytes.subarray(0, position - 1).toString().length;
  const statements = body.map(withoutExport);
  const assigned = statements.map(({ node }) => assignment(node)).filter((each) => !!each);
  const declares = statements.flatMap(({ node }) => declaredBy(node));
  const exports = statements.flatMap(({ node, exported }) => (exported ? declaredBy(node) : []));
  const end = statements.at(-1)?.node;
  const isValue = end?.type === 'ExpressionStatement' && !assignment(end);
  return {
    declares: [...new Set(declares)],
    exports,
    asyncFunctions: statements.flatMap(({ node }) => asyncIn(node)),
    assigns: assigned
      .filter(({ name }) => !declares.includes(name))
      .map(({ name, at }) => ({ name, at: offset(at) })),
    ...(isValue ? { last: lastExpression(end, offset) } : {}),
  };
}

function parse(source: string): Node[] | undefined {
  const swc = require('@swc/core') as typeof import('@swc/core');
  try {
    const options = { syntax: 'typescript', target: 'es2022', isModule: true } as const;
    return swc.parseSync(source, options as never).body as unknown as Node[];
  } catch {
    return undefined;
  }
}

function withoutExport(node: Node): { node: Node; exported: boolean } {
  if (node.type !== 'ExportDeclaration') return { node, exported: false };
  return { node: node.declaration as Node, exported: true };
}

function lastExpression(statement: Node, offset: (position: number) => number): [number, number] {
  const { span } = statement.expression as Node;
  return [offset(span.start), offset(span.end)];
}

function assignment(node: Node): { name: string; at: number } | undefined {
  const expression = node.type === 'ExpressionStatement' ? (node.expression as Node) : undefined;
  const left = expression?.left as Node | undefined;
  if (expression?.type !== 'AssignmentExpression' || expression.operator !== '=') return undefined;
  return left?.type === 'Identifier'
    ? { name: String(left.value), at: node.span.start }
    : undefined;
}

/** `async function f() {}`, `const f = async () => {}`. */
function asyncIn(node: Node): string[] {
  if (node.type === 'FunctionDeclaration' && node.async) return declaredBy(node);
  if (node.type !== 'VariableDeclaration') return [];
  return (node.declarations as Node[]).flatMap(({ id, init }) =>
    (init as Node | null)?.async ? boundBy(id as Node) : [],
  );
}

function declaredBy(node: Node): string[] {
  switch (node.type) {
    case 'VariableDeclaration':
      return (node.declarations as Node[]).flatMap(({ id }) => boundBy(id as Node));
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return [String((node.identifier as Node).value)];
    case 'ImportDeclaration':
      return (node.specifiers as Node[]).map(({ local }) => String((local as Node).value));
    case 'TsInterfaceDeclaration':
    case 'TsTypeAliasDeclaration':
    case 'TsEnumDeclaration':
    case 'TsImportEqualsDeclaration':
    case 'TsModuleDeclaration':
      return [String((node.id as Node).value)];
    default:
      return [];
  }
}

function boundBy(pattern: Node): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [String(pattern.value)];
    case 'AssignmentPattern':
      return boundBy(pattern.left as Node);
    case 'AssignmentPatternProperty':
      return boundBy(pattern.key as Node);
    case 'KeyValuePatternProperty':
      return boundBy(pattern.value as Node);
    case 'RestElement':
      return boundBy(pattern.argument as Node);
    default: {
      const inner = (pattern.elements ?? pattern.properties ?? []) as (Node | null)[];
      return inner.flatMap((each) => (each ? boundBy(each) : []));
    }
  }
}
