import { childrenOf, type SyntaxNode } from '../engine.ts';
import { isNode } from './service-syntax.ts';

/** The nodes below one that are evaluated: not labels, names of members and keys of objects. */
export function evaluatedParts(node: SyntaxNode): SyntaxNode[] {
  const parts = node.type === 'ObjectExpression' ? partsOf(node) : childrenOf(node);
  const labels: unknown[] = [node.key, node.label, node.local, node.property];
  return parts.filter((part) => !(labels.includes(part) && isPlainKey(part)));
}

/** What an object literal evaluates: `{ key: value, short, [computed]: value }`, but for plain keys. */
function partsOf(literal: SyntaxNode): SyntaxNode[] {
  return (literal.properties as SyntaxNode[]).flatMap((property) => {
    if (property.type !== 'KeyValueProperty') {
      return isNode(property) ? [property] : childrenOf(property);
    }
    const { key, value } = property as unknown as Record<'key' | 'value', SyntaxNode>;
    const parts = isPlainKey(key) ? [value] : [key, value];
    return parts.flatMap((part) => (isNode(part) ? [part] : childrenOf(part)));
  });
}

function isPlainKey({ type }: SyntaxNode): boolean {
  return type === 'Identifier' || type === 'StringLiteral' || type === 'NumericLiteral';
}
