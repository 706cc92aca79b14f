import { childrenOf, parseCell, type SyntaxNode } from './parse.ts';

/**
 * The names that a cell uses and does not make itself: not those it declares or assigns anywhere,
 * nor what only follows `typeof` or a dot. Empty for what can't be parsed.
 */
export function mentions(source: string): Set<string> {
  const parsed = parseCell(source);
  const used = new Set<string>();
  const made = new Set<string>();
  if (parsed.ok) for (const statement of parsed.statements) visit(statement, used, made);
  for (const name of made) used.delete(name);
  return used;
}

function visit(node: SyntaxNode, used: Set<string>, made: Set<string>): void {
  if (node.type === 'Identifier') return void used.add(String(node.value));
  if (node.type === 'UnaryExpression' && isName(node.argument) && node.operator === 'typeof')
    return;
  if (node.type.startsWith('Ts') && !isNode(node.expression)) return;
  for (const pattern of madeBy(node)) for (const name of namesIn(pattern)) made.add(name);
  for (const child of node.type === 'ObjectExpression' ? partsOf(node) : childrenOf(node)) {
    const isLabel = child === node.property || child === node.key || child === node.label;
    if (!(isLabel && child.type === 'Identifier')) visit(child, used, made);
  }
}

/** What an object literal evaluates: `{ key: value, short, [computed]: value }`, but for plain keys. */
function partsOf(literal: SyntaxNode): SyntaxNode[] {
  return (literal.properties as SyntaxNode[]).flatMap((property) => {
    if (property.type !== 'KeyValueProperty')
      return isNode(property) ? [property] : childrenOf(property);
    const key = isName(property.key) ? [] : [property.key as SyntaxNode];
    return [...key, property.value as SyntaxNode].flatMap((part) =>
      isNode(part) ? [part] : childrenOf(part),
    );
  });
}

/** The patterns and names by which a node makes variables. */
function madeBy(node: SyntaxNode): SyntaxNode[] {
  const places = [node.id, node.identifier, node.pat, node.param, node.local];
  if (node.type === 'ArrowFunctionExpression') places.push(...(node.params as unknown[]));
  if (node.type === 'AssignmentExpression') places.push(node.left);
  return places.filter(isNode);
}

/** The names in a pattern; what only its default values mention counts too, which does no harm. */
function namesIn(pattern: SyntaxNode): string[] {
  if (pattern.type === 'Identifier') return [String(pattern.value)];
  if (pattern.type === 'MemberExpression') return [];
  return childrenOf(pattern).flatMap(namesIn);
}

function isName(value: unknown): boolean {
  return isNode(value) && value.type === 'Identifier';
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'span' in value;
}
