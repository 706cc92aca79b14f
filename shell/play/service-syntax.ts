import { serviceNames, variableName } from '../../helpers/index.ts';
import type { SyntaxNode } from '../engine.ts';

/** AWS's services by the names of their variables. */
export const serviceOf: ReadonlyMap<string, string> = new Map(
  serviceNames().map((name) => [variableName(name), name]),
);

/** `session.service('ec2')`, of whichever session. */
export function serviceNamedIn(node: SyntaxNode): string | undefined {
  const inner = unwrapped(node);
  if (inner.type !== 'CallExpression') return undefined;
  const callee = unwrapped(inner.callee as SyntaxNode);
  if (callee.type !== 'MemberExpression' || memberName(callee) !== 'service') return undefined;
  const [first] = (inner.arguments as { expression: SyntaxNode }[]) ?? [];
  const name = first?.expression.type === 'StringLiteral' ? String(first.expression.value) : '';
  return [...serviceOf.values()].includes(name) ? name : serviceOf.get(name);
}

/** The services that words of a source may stand for. */
export function servicesNamed(source: string): string[] {
  const words = source.match(/[A-Za-z][\w-]*/g) ?? [];
  return words.flatMap((word) => serviceOf.get(word) ?? []);
}

/** True for the variable of a service. */
export function isService(node: SyntaxNode): boolean {
  return node.type === 'Identifier' && serviceOf.has(nameOf(node));
}

/** What stands inside parentheses, `await`, `!`, `?.` and assertions of types. */
export function unwrapped(node: SyntaxNode): SyntaxNode {
  const inner = node.expression;
  if (/^(Parenthesis|TsNonNull|TsAs|TsSatisfies)Expression$/.test(node.type) && isNode(inner)) {
    return unwrapped(inner);
  }
  if (node.type === 'AwaitExpression') return unwrapped(node.argument as SyntaxNode);
  if (node.type === 'OptionalChainingExpression' && isNode(node.base)) return unwrapped(node.base);
  return node;
}

/** The member that a member expression names; undefined for a computed one. */
export function memberName({ property }: SyntaxNode): string | undefined {
  const { type, value, expression } = property as SyntaxNode;
  if (type === 'Identifier') return String(value);
  const inside = expression as SyntaxNode | undefined;
  return inside?.type === 'StringLiteral' ? String(inside.value) : undefined;
}

/** The name that an identifier is. */
export function nameOf(node: SyntaxNode): string {
  return String(node.value);
}

/** True for a node of a syntax tree. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'span' in value;
}

/** True for a cell that is a dot-command, or goes on with the last result. */
export function isCommand(source: string): boolean {
  return /^\s*\.[a-z]/i.test(source);
}
