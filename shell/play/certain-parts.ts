import type { SyntaxNode } from '../engine.ts';
import type { Value } from './declared.ts';
import { isNode, nameOf, unwrapped } from './service-syntax.ts';

/**
 * The parts of a choice that are evaluated, where a parameter that is true or false decides it;
 * undefined where none does.
 */
export function certainParts(
  node: SyntaxNode,
  values: ReadonlyMap<string, Value>,
): SyntaxNode[] | undefined {
  if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') {
    const truth = truthOf(node.test as SyntaxNode, values);
    if (truth === undefined) return undefined;
    const taken = truth ? node.consequent : node.alternate;
    return isNode(taken) ? [taken] : [];
  }
  const { operator } = node;
  if (node.type !== 'BinaryExpression' || (operator !== '&&' && operator !== '||'))
    return undefined;
  const truth = truthOf(node.left as SyntaxNode, values);
  if (truth === undefined) return undefined;
  return truth === (operator === '&&') ? [node.right as SyntaxNode] : [];
}

function truthOf(node: SyntaxNode, values: ReadonlyMap<string, Value>): boolean | undefined {
  const inner = unwrapped(node);
  if (inner.type === 'UnaryExpression' && inner.operator === '!') {
    const truth = truthOf(inner.argument as SyntaxNode, values);
    return truth === undefined ? undefined : !truth;
  }
  if (inner.type === 'BinaryExpression' && /^(&&|\|\|)$/.test(String(inner.operator))) {
    const sides = [inner.left, inner.right].map((side) => truthOf(side as SyntaxNode, values));
    // One false side decides `&&`, one true side `||`; else both have to be known.
    const decisive = inner.operator === '||';
    if (sides.includes(decisive)) return decisive;
    return sides.includes(undefined) ? undefined : !decisive;
  }
  const value = inner.type === 'Identifier' ? values.get(nameOf(inner)) : undefined;
  return typeof value === 'boolean' ? value : undefined;
}
