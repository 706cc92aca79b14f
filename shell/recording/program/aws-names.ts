import type { SyntaxNode } from '../../engine.ts';
import { callsAws } from './awaits.ts';
import { boundBy, nodesIn } from './identifiers.ts';
import { parsed } from './piece.ts';

/**
 * The variables of sources whose values came from AWS, and the functions that call it, told by what
 * they are made of. A name counts in all sources once it does in one.
 */
export function awsNames(sources: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>(['session', 'pause', 'waitFor']);
  const isAws = (name: string): boolean => names.has(name);
  const makers = sources.flatMap((source) => makersIn(parsed(source)?.statements ?? []));
  for (let known = -1; known !== names.size; ) {
    known = names.size;
    for (const { bound, from } of makers) {
      if (callsAws(from, isAws)) for (const name of bound) names.add(name);
    }
  }
  return names;
}

/** What is declared or assigned, with what it is made of. */
interface Maker {
  readonly bound: readonly string[];
  readonly from: unknown;
}

function makersIn(statements: readonly SyntaxNode[]): Maker[] {
  const makers: Maker[] = [];
  for (const node of nodesIn(statements)) {
    if (node.type === 'VariableDeclarator' && node.init) {
      makers.push({ bound: boundBy(node.id), from: node.init });
    } else if (node.type === 'AssignmentExpression') {
      makers.push({ bound: boundBy(node.left), from: node.right });
    } else if (node.type === 'FunctionDeclaration') {
      makers.push({ bound: boundBy(node.identifier), from: node.body });
    } else if (node.type === 'ForOfStatement') {
      const left = node.left as SyntaxNode;
      const [first] = (left.declarations as SyntaxNode[] | undefined) ?? [];
      makers.push({ bound: boundBy(first?.id ?? left), from: node.right });
    }
  }
  return makers;
}
