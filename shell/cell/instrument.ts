import { checkEntry, checkTurns } from './checkpoints.ts';
import type { Edits } from './edits.ts';
import { functions, lists, loops, typed } from './node-kinds.ts';
import { childrenOf, offset, type SyntaxNode } from './parse.ts';

/**
 * Makes two things of a cell's calls and loops that a person at a prompt expects:
 *
 * - a call outside any function whose answer is an AWS promise is awaited, so that
 *   `ec2.describeInstances().Reservations` reads as it would in Python. Others stay as they are:
 *   the `await` is reached only when the value asks for it, so synchronous code stays synchronous;
 * - every turn of every loop, and every function that is entered, passes a checkpoint where Ctrl-C
 *   can end it. V8's own way to end running code is fatal to Node once the code has awaited (an
 *   assertion on the async id stack).
 */
export function instrument(statements: readonly SyntaxNode[], edits: Edits): void {
  for (const statement of statements) {
    visit(statement, { edits, awaits: true, statement: true, outermost: true });
  }
}

interface Place {
  readonly edits: Edits;
  /** False inside functions, where a call is the author's to await. */
  readonly awaits: boolean;
  /** True for a statement that stands in a list of statements. */
  readonly statement?: boolean;
  /** True for a statement of the cell itself. */
  readonly outermost?: boolean;
  /** The offset at which such a statement begins, while at its first token. */
  readonly startsAt?: number;
}

function visit(node: SyntaxNode, place: Place): void {
  const { edits } = place;
  if (node.type.startsWith('Ts') && !typed.has(node.type)) return;
  if (node.type === 'MetaProperty') return replaceMeta(node, edits);
  if (node.type === 'UsingDeclaration' && place.outermost) return visitUsing(node, place);
  if (node.type === 'ExpressionStatement' && place.statement) {
    return visitChildren(node, { edits, awaits: place.awaits, startsAt: node.span.start });
  }
  if (node.type === 'FunctionBody')
    return checkEntry(node, edits, () => visitChildren(node, place));
  if (node.type === 'ArrowFunctionExpression') return visitArrow(node, edits);
  if (functions.has(node.type)) return visitChildren(node, { edits, awaits: false });
  if (loops.has(node.type)) return visitLoop(node, place);
  if (node.type === 'CallExpression') return visitCall(node, place);
  if (node.type === 'OptionalChainingExpression') return visitChain(node, place);
  const inside = within(place);
  visitChildren(node, lists.has(node.type) ? { ...inside, statement: true } : inside);
}

function visitChildren(node: SyntaxNode, place: Place): void {
  for (const child of childrenOf(node)) visit(child, place);
}

/** A call, its callee and its arguments. */
function visitCall(node: SyntaxNode, place: Place): void {
  const callee = node.callee as SyntaxNode;
  if (callee.type === 'Import') {
    place.edits.replace(offset(callee.span.start), offset(callee.span.end), '__awsh.import');
    return visitArguments(node, place);
  }
  const inside = (): void => {
    // The guard, once written, is not to be written again for a call at the same place.
    const { startsAt: _, ...further } = within(place);
    if (isMember(callee, ['then', 'catch', 'finally'])) visitUnawaited(callee, further);
    else visit(callee, further);
    visitArguments(node, further);
  };
  if (place.awaits) awaitAnswer(node, place, inside);
  else inside();
}

/** `f(…)` becomes `(__awsh.asks(f(…)) ? await __awsh.answer : __awsh.answer)`. */
function awaitAnswer(node: SyntaxNode, place: Place, inside: () => void): void {
  // The parenthesis must not turn the line before into a call of its value.
  const guard = place.startsAt === node.span.start ? ';' : '';
  place.edits.wrap(
    offset(node.span.start),
    offset(node.span.end),
    `${guard}(__awsh.asks(`,
    ')?await __awsh.answer:__awsh.answer)',
    inside,
  );
}

/**
 * What is given to `Promise.all` and its like runs side by side, as the author means it to: its
 * elements keep their promises.
 */
function visitArguments(node: SyntaxNode, place: Place): void {
  const callee = node.callee as SyntaxNode;
  const gathers =
    isMember(callee, ['all', 'allSettled', 'race', 'any']) &&
    (callee.object as SyntaxNode).value === 'Promise';
  for (const argument of node.arguments as { expression: SyntaxNode }[]) {
    const { expression } = argument;
    if (gathers && expression.type === 'ArrayExpression') {
      for (const element of childrenOf(expression)) visitUnawaited(element, place);
    } else visit(expression, within(place));
  }
}

/** Visits below a call that keeps its promise. */
function visitUnawaited(node: SyntaxNode, place: Place): void {
  const member = node.type === 'MemberExpression' ? (node.object as SyntaxNode) : node;
  if (member.type !== 'CallExpression') return visit(member, within(place));
  const callee = member.callee as SyntaxNode;
  if (callee.type === 'Import') return visit(member, { edits: place.edits, awaits: false });
  if (isMember(callee, ['then', 'catch', 'finally'])) visitUnawaited(callee, place);
  else visit(callee, within(place));
  visitArguments(member, place);
}

/** `a?.b().c()`: only the whole is awaited, or the chain would no longer stop at `a?.`. */
function visitChain(node: SyntaxNode, place: Place): void {
  const base = node.base as SyntaxNode;
  const inside = (): void => visitChildren(node, { edits: place.edits, awaits: false });
  if (place.awaits && base.type === 'CallExpression') awaitAnswer(node, place, inside);
  else inside();
}

function visitArrow(node: SyntaxNode, edits: Edits): void {
  const place = { edits, awaits: false };
  for (const child of childrenOf(node)) {
    const isExpression = child === node.body && child.type !== 'FunctionBody';
    if (isExpression) checkEntry(child, edits, () => visit(child, place));
    else visit(child, place);
  }
}

function visitLoop(node: SyntaxNode, place: Place): void {
  const body = node.body as SyntaxNode;
  const { edits, awaits } = place;
  for (const child of childrenOf(node)) {
    if (child !== body) visit(child, { edits, awaits });
    else checkTurns(body, edits, () => visit(body, { edits, awaits }));
  }
}

function replaceMeta(node: SyntaxNode, edits: Edits): void {
  if (node.kind === 'import.meta') {
    edits.replace(offset(node.span.start), offset(node.span.end), '__awsh.meta');
  }
}

function isMember(node: SyntaxNode, names: readonly string[]): boolean {
  const property = node.property as SyntaxNode | undefined;
  return (
    node.type === 'MemberExpression' &&
    property?.type === 'Identifier' &&
    names.includes(String(property.value))
  );
}

/** `using a = f();` as `const a = __awsh.using(f(), false);`: a cell's resources last until it ends. */
function visitUsing(node: SyntaxNode, { edits, awaits }: Place): void {
  const declarators = node.decls as { id: SyntaxNode; init: SyntaxNode }[];
  const first = declarators[0]?.id.span ?? node.span;
  edits.replace(offset(node.span.start), offset(first.start), 'const ');
  for (const { init } of declarators) {
    const inside = (): void => visit(init, { edits, awaits });
    const after = `, ${node.isAwait === true})`;
    edits.wrap(offset(init.span.start), offset(init.span.end), '__awsh.using(', after, inside);
  }
}

/** The same place, one expression further in. */
function within(place: Place): Place {
  const { statement: _, outermost: _outermost, ...rest } = place;
  return rest;
}
