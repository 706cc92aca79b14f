import type { SyntaxNode } from '../../engine.ts';

/** How a name stands in the source: by itself, or as `{ name }`, which names a member as well. */
export type Role = 'plain' | 'short';

const expressions = /^Ts(?:As|Satisfies|NonNull|TypeAssertion|Instantiation|ConstAssertion)/;
const keyed = /^(?:KeyValue|Method|Getter|Setter|Class|PrivateProperty)/;

/** Calls `visit` for every name of a variable below a node: not for members, labels, keys and types. */
export function eachIdentifier(
  node: unknown,
  visit: (identifier: SyntaxNode, role: Role) => void,
): void {
  if (Array.isArray(node)) for (const each of node) eachIdentifier(each, visit);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const { type } = node as Partial<SyntaxNode>;
  if (type === 'Identifier') return visit(node as SyntaxNode, 'plain');
  if (type?.startsWith('Ts') && !expressions.test(type)) return;
  for (const [member, child] of Object.entries(node)) {
    if (member === 'span' || isLabel(type, member, child)) continue;
    if (type === 'ObjectExpression' && member === 'properties') eachProperty(child, visit);
    else if (type === 'AssignmentPatternProperty' && member === 'key') visit(child, 'short');
    else eachIdentifier(child, visit);
  }
}

function eachProperty(
  properties: readonly SyntaxNode[],
  visit: (identifier: SyntaxNode, role: Role) => void,
): void {
  for (const property of properties) {
    if (property.type === 'Identifier') visit(property, 'short');
    else eachIdentifier(property, visit);
  }
}

/** True for a word that names no variable: `.member`, `key:`, `label:`. */
function isLabel(type: string | undefined, member: string, child: unknown): boolean {
  if ((child as Partial<SyntaxNode> | null)?.type !== 'Identifier') return false;
  if (member === 'label') return true;
  if (member === 'property') return type === 'MemberExpression' || type === 'SuperPropExpression';
  return member === 'key' && type !== undefined && keyed.test(type);
}

/** Every node below one, itself first. */
export function* nodesIn(node: unknown): Generator<SyntaxNode> {
  if (typeof node !== 'object' || node === null) return;
  if (typeof (node as Partial<SyntaxNode>).type === 'string') yield node as SyntaxNode;
  for (const child of Object.values(node)) if (typeof child === 'object') yield* nodesIn(child);
}

/** The names that statements of a cell declare for cells after it. */
export function declaredBy(statements: readonly SyntaxNode[]): string[] {
  return statements.flatMap((statement) => {
    const inner = statement.type === 'ExportDeclaration' ? statement.declaration : statement;
    return namesOf(inner as SyntaxNode);
  });
}

function namesOf(statement: SyntaxNode): string[] {
  switch (statement.type) {
    case 'VariableDeclaration':
      return (statement.declarations as SyntaxNode[]).flatMap(({ id }) => boundBy(id));
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return boundBy(statement.identifier);
    case 'TsEnumDeclaration':
      return boundBy(statement.id);
    case 'ImportDeclaration':
      return (statement.specifiers as SyntaxNode[]).flatMap(({ local }) => boundBy(local));
    default:
      return [];
  }
}

/** The names that a pattern binds; not those that its default values mention. */
export function boundBy(pattern: unknown): string[] {
  const node = pattern as SyntaxNode | null | undefined;
  switch (node?.type) {
    case 'Identifier':
      return [String(node.value)];
    case 'AssignmentPattern':
      return boundBy(node.left);
    case 'AssignmentPatternProperty':
      return boundBy(node.key);
    case 'KeyValuePatternProperty':
      return boundBy(node.value);
    case 'RestElement':
      return boundBy(node.argument);
    case 'ObjectPattern':
      return (node.properties as unknown[]).flatMap(boundBy);
    case 'ArrayPattern':
      return (node.elements as unknown[]).flatMap(boundBy);
    default:
      return [];
  }
}

/** The names of variables that nodes mention, their own included. */
export function mentionedIn(node: unknown): Set<string> {
  const names = new Set<string>();
  eachIdentifier(node, ({ value }) => names.add(String(value)));
  return names;
}
