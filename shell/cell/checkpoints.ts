import type { Edits } from './edits.ts';
import { childrenOf, offset, type SyntaxNode } from './parse.ts';

/** Puts a checkpoint at the start of a loop's body, where every turn passes. */
export function checkTurns(body: SyntaxNode, edits: Edits, inside: () => void): void {
  if (body.type === 'BlockStatement') {
    edits.insert(offset(body.span.start) + 1, '__awsh.check();');
    inside();
  } else {
    const { start, end } = body.span;
    edits.wrap(offset(start), offset(end), '{__awsh.check();', '}', inside);
  }
}

/**
 * Puts a checkpoint at the start of a function's body: a recursion, or a callback of `sort`, has no
 * loop. Functions that call nothing end by themselves.
 */
export function checkEntry(body: SyntaxNode, edits: Edits, inside: () => void): void {
  const { start, end } = body.span;
  if (!/^(?:FunctionBody|BlockStatement)$/.test(body.type)) {
    if (!calls(body)) return inside();
    return edits.wrap(offset(start), offset(end), '(__awsh.enter(),', ')', inside);
  }
  const [first] = (body.stmts ?? []) as SyntaxNode[];
  if (first && !isDirective(first)) edits.insert(offset(start) + 1, '__awsh.enter();');
  inside();
}

/** `'use strict'` has to stay the first statement. */
function isDirective({ type, expression }: SyntaxNode): boolean {
  return (
    type === 'ExpressionStatement' && (expression as SyntaxNode | null)?.type === 'StringLiteral'
  );
}

function calls(node: SyntaxNode): boolean {
  if (/^(?:Call|New|TaggedTemplate)Expression$/.test(node.type)) return true;
  if (/^(?:Function|Arrow)/.test(node.type)) return false;
  return childrenOf(node).some(calls);
}
