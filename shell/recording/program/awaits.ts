import { type Edits, offset, type SyntaxNode } from '../../engine.ts';
import { mentionedIn, nodesIn } from './identifiers.ts';
import { promptFunctions, promptMethods, serviceVariables } from './known-names.ts';
import { edited } from './piece.ts';

const functions =
  /^(?:Arrow)?Function(?:Expression|Declaration)|^Class|(?:Method|Getter|Setter)Property$/;
/** Where an operand stands that `await f()` needs parentheses in. */
const tight =
  /^(?:MemberExpression|CallExpression|OptionalChainingExpression|TsNonNullExpression|TaggedTemplateExpression)$/;

/**
 * The source with the awaits that the shell makes by itself: at its top level, of what calls AWS.
 * `isAws` tells the variables whose values came from AWS, and functions that call it.
 */
export function withAwaits(source: string, isAws: (name: string) => boolean): string {
  return edited(source, (statements, edits) => {
    for (const statement of statements) visit(statement, undefined, { edits, isAws });
  });
}

/** True for an expression that lists AWS's resources only once it is asked for them. */
export function isLazyList(node: SyntaxNode): boolean {
  const { root, names } = chainOf(node);
  if (root === undefined || !serviceVariables.has(root)) return false;
  const [first = '', ...rest] = names;
  if (['pages', 'wait', 'watch', 'client'].includes(first)) return false;
  if (first === 'items') return true;
  return (
    names.length > 0 &&
    !/^[A-Z]/.test(first) &&
    rest.every((name) => promptMethods.has(name)) &&
    (node.type === 'MemberExpression' || rest.length > 0)
  );
}

/** True when a source calls AWS, or mentions what does. */
export function callsAws(node: unknown, isAws: (name: string) => boolean): boolean {
  return [...mentionedIn(node)].some((name) => serviceVariables.has(name) || isAws(name));
}

interface Place {
  readonly edits: Edits;
  readonly isAws: (name: string) => boolean;
}

function visit(node: SyntaxNode, parent: SyntaxNode | undefined, place: Place): void {
  if (functions.test(node.type)) return;
  if (node.type === 'CallExpression' || node.type === 'OptionalChainingExpression') {
    if (isAwaited(node, place.isAws) && parent?.type !== 'AwaitExpression') {
      const isTight = parent !== undefined && (isOperand(node, parent) || isPower(node, parent));
      const [before, after] = isTight ? ['(await ', ')'] : ['await ', ''];
      place.edits.wrap(offset(node.span.start), offset(node.span.end), before, after, () =>
        visitInside(node, place),
      );
      return;
    }
    return visitInside(node, place);
  }
  for (const child of nodesBelow(node)) visit(child, node, place);
}

/** What is below a call: its callee's object and its arguments, where `Promise.all` keeps promises. */
function visitInside(node: SyntaxNode, place: Place): void {
  if (node.type === 'OptionalChainingExpression') {
    // Only the whole is awaited, or the chain would not stop at its question mark.
    for (const call of nodesIn(node.base)) {
      if (call.type === 'CallExpression') visitArguments(call, place);
    }
    return;
  }
  const callee = node.callee as SyntaxNode;
  const { names, root } = chainOf(callee);
  const keeps = ['then', 'catch', 'finally'].includes(names.at(-1) ?? '');
  if (keeps) visitUnawaited(callee.object as SyntaxNode, place);
  else visit(callee, node, place);
  const gathers = root === 'Promise' && /^(?:all|allSettled|race|any)$/.test(names.at(-1) ?? '');
  if (!gathers) return visitArguments(node, place);
  for (const { expression } of node.arguments as { expression: SyntaxNode }[]) {
    const elements = expression.type === 'ArrayExpression' ? expression.elements : undefined;
    if (!elements) visit(expression, undefined, place);
    for (const element of (elements ?? []) as ({ expression: SyntaxNode } | null)[]) {
      if (element) visitUnawaited(element.expression, place);
    }
  }
}

function visitUnawaited(node: SyntaxNode, place: Place): void {
  if (node.type === 'CallExpression') visitInside(node, place);
  else visit(node, undefined, place);
}

function visitArguments(node: SyntaxNode, place: Place): void {
  for (const { expression } of node.arguments as { expression: SyntaxNode }[]) {
    visit(expression, undefined, place);
  }
}

/** Whether the shell would wait for what a call answers. */
function isAwaited(node: SyntaxNode, isAws: (name: string) => boolean): boolean {
  const call = node.type === 'OptionalChainingExpression' ? (node.base as SyntaxNode) : node;
  if (call.type !== 'CallExpression') return false;
  const callee = call.callee as SyntaxNode;
  if (callee.type === 'Import') return true;
  const { root, names } = chainOf(callee);
  const last = names.at(-1);
  if (last === undefined) return root !== undefined && isAws(root) && !promptFunctions.has(root);
  if (root === 'Promise') return /^(?:all|allSettled|race|any)$/.test(last);
  if (/^[A-Z]/.test(last) || promptMethods.has(last)) return false;
  if (root === undefined) return callsAws(callee, isAws);
  if (serviceVariables.has(root)) return !['pages', 'items', 'watch'].includes(names[0] ?? '');
  return root === 'session' || root === 'Out' || isAws(root);
}

/** The variable that a chain of members and calls starts at, and the members on the way. */
function chainOf(node: SyntaxNode): { root: string | undefined; names: string[] } {
  switch (node.type) {
    case 'Identifier':
      return { root: String(node.value), names: [] };
    case 'MemberExpression': {
      const { root, names } = chainOf(node.object as SyntaxNode);
      const property = node.property as SyntaxNode;
      const name = property.type === 'Identifier' ? [String(property.value)] : [];
      return { root, names: [...names, ...name] };
    }
    case 'CallExpression':
      return chainOf(node.callee as SyntaxNode);
    case 'OptionalChainingExpression':
      return chainOf(node.base as SyntaxNode);
    case 'AwaitExpression':
      return chainOf(node.argument as SyntaxNode);
    case 'TsNonNullExpression':
    case 'ParenthesisExpression':
    case 'ParenthesizedExpression':
      return chainOf(node.expression as SyntaxNode);
    default:
      return { root: undefined, names: [] };
  }
}

function isOperand(node: SyntaxNode, parent: SyntaxNode): boolean {
  return (
    tight.test(parent.type) &&
    [parent.object, parent.callee, parent.expression, parent.tag].includes(node)
  );
}

function isPower(node: SyntaxNode, parent: SyntaxNode): boolean {
  return parent.type === 'BinaryExpression' && parent.operator === '**' && parent.left === node;
}

/** The nodes directly below one; what has no type of its own is looked through. */
function nodesBelow(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (typeof (value as Partial<SyntaxNode>).type === 'string') found.push(value as SyntaxNode);
    else for (const each of Object.values(value)) look(each);
  };
  for (const [member, value] of Object.entries(node)) if (member !== 'span') look(value);
  return found;
}
