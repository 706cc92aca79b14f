import { boundNames } from './bound-names.ts';
import type { Edits } from './edits.ts';
import { childrenOf, offset, type SyntaxNode } from './parse.ts';

/** Nodes that have names of their own. */
const scopes = /^(?:Function|Arrow|Method|Getter|Setter|Class|Constructor|Block|For|Catch|Switch)/;

/**
 * Keeps constants constant. To V8 they are `let`s (it would not let a `const` be declared again as
 * anything else), so what assigns to one is made to throw, after its right side was evaluated, as
 * JavaScript would have it.
 */
export function keepConstant(
  statements: readonly SyntaxNode[],
  constants: ReadonlySet<string>,
  edits: Edits,
): void {
  if (constants.size === 0) return;
  for (const statement of statements) visit(statement, constants, edits);
}

function visit(node: SyntaxNode, constants: ReadonlySet<string>, edits: Edits): void {
  const rest = scopes.test(node.type) ? without(constants, ownNames(node)) : constants;
  if (rest.size === 0) return;
  const assigned = assignedBy(node).find((name) => rest.has(name));
  if (assigned !== undefined) refuse(node, assigned, edits);
  for (const child of childrenOf(node)) visit(child, rest, edits);
}

function refuse(node: SyntaxNode, name: string, edits: Edits): void {
  const value = (node.type === 'UpdateExpression' ? node : node.right) as SyntaxNode;
  const thrown = `__awsh.constant(${JSON.stringify(name)}, `;
  edits.wrap(offset(value.span.start), offset(value.span.end), thrown, ')', () => undefined);
  if (node.type !== 'UpdateExpression') return;
  // `x++` would be done before it is refused: only its name is evaluated.
  const { span } = node.argument as SyntaxNode;
  edits.replace(offset(node.span.start), offset(span.start), '');
  edits.replace(offset(span.end), offset(node.span.end), '');
}

/** The names that a node assigns to itself, without declaring them. */
function assignedBy(node: SyntaxNode): string[] {
  if (node.type === 'AssignmentExpression') return boundNames(node.left as SyntaxNode);
  if (node.type === 'UpdateExpression') return boundNames(node.argument as SyntaxNode);
  const left = node.left as SyntaxNode | undefined;
  const isHead = /^For(?:Of|In)Statement$/.test(node.type) && left?.type !== 'VariableDeclaration';
  return isHead && left ? boundNames(left) : [];
}

/** The names declared anywhere in a node: rather too many than too few. */
function ownNames(node: SyntaxNode): Set<string> {
  const found = new Set<string>();
  const collect = (each: SyntaxNode): void => {
    const patterns = [each.identifier, each.pat, each.param];
    if (each.type === 'VariableDeclarator') patterns.push(each.id);
    if (each.type === 'ArrowFunctionExpression') patterns.push(...(each.params as unknown[]));
    for (const pattern of patterns) {
      if (pattern) for (const name of boundNames(pattern as SyntaxNode)) found.add(name);
    }
    for (const child of childrenOf(each)) collect(child);
  };
  collect(node);
  return found;
}

function without(names: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return others.size === 0 ? names : new Set([...names].filter((name) => !others.has(name)));
}
