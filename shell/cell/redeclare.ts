import { declaredNames } from './bound-names.ts';
import { keepConstant } from './constants.ts';
import { type Edited, Edits } from './edits.ts';
import { childrenOf, offset, parseScript, type SyntaxNode } from './parse.ts';

/** Nodes in which `var` belongs to something smaller than the cell. */
const scopes = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'MethodProperty',
  'GetterProperty',
  'SetterProperty',
  'ClassDeclaration',
  'ClassExpression',
]);

/** A cell's code whose declarations may be made again by any other cell. */
export interface Redeclarable extends Edited {
  /** Every name that the cell declares, and whether as a constant. */
  readonly declared: ReadonlyMap<string, boolean>;
}

/**
 * Makes `let`s of all that a cell declares but classes: constants, `var`s, functions, and what
 * TypeScript's enums and namespaces become. V8 lets a cell declare a `let` again as a `let` or class,
 * and nothing as anything else. Those in `constants` stay so, see `keepConstant`.
 */
export function redeclarable(code: string, constants: ReadonlySet<string>): Redeclarable {
  const edits = new Edits();
  const { bytes, statements } = parseScript(code);
  const declared = declarations(statements, edits);
  const functions = liftFunctions(statements, edits);
  const names = new Set<string>();
  for (const statement of statements) visit(statement, names, edits);
  for (const name of functions) names.delete(name);
  if (names.size > 0) edits.insert(0, `let ${[...names].join(', ')};`);
  for (const name of [...names, ...functions]) declared.set(name, false);
  const own = [...declared].filter(([, constant]) => constant).map(([name]) => name);
  const before = [...constants].filter((name) => !declared.has(name));
  keepConstant(statements, new Set([...own, ...before]), edits);
  return { ...edits.apply(bytes), declared };
}

/** The cell's `let`s, classes and constants; these become `let`s. */
function declarations(statements: readonly SyntaxNode[], edits: Edits): Map<string, boolean> {
  const declared = new Map<string, boolean>();
  for (const statement of statements) {
    const { type, kind, span } = statement;
    if (type === 'ClassDeclaration') {
      declared.set(String((statement.identifier as SyntaxNode).value), false);
    }
    if (type !== 'VariableDeclaration' || kind === 'var') continue;
    for (const name of declaredNames(statement)) declared.set(name, kind === 'const');
    const from = offset(span.start);
    if (kind === 'const') edits.replace(from, from + 'const'.length, 'let');
  }
  return declared;
}

/** Functions are there before the cell's first line, as they are in any file; the last of a name counts. */
function liftFunctions(statements: readonly SyntaxNode[], edits: Edits): Set<string> {
  const functions = new Map<string, SyntaxNode>();
  for (const statement of statements) {
    if (statement.type !== 'FunctionDeclaration') continue;
    const { value } = statement.identifier as { value: string } & SyntaxNode;
    const earlier = functions.get(value);
    if (earlier) edits.replace(offset(earlier.span.start), offset(earlier.span.end), '');
    functions.set(value, statement);
  }
  for (const [name, statement] of functions) {
    const from = offset(statement.span.start);
    const to = offset(statement.span.end);
    const { span } = statement.identifier as SyntaxNode;
    const kind = `${statement.async ? 'async ' : ''}function${statement.generator ? '*' : ''}`;
    edits.replace(from, offset(span.end), `let ${name} = ${kind}`);
    edits.insert(to, ';');
    edits.lift(from, to);
  }
  return new Set(functions.keys());
}

function visit(node: SyntaxNode, names: Set<string>, edits: Edits): void {
  if (scopes.has(node.type)) return;
  if (isVar(node)) assign(node, names, edits);
  for (const child of childrenOf(node)) {
    const heads = child === node.init || child === node.left;
    if (heads && isVar(child)) {
      add(child, names);
      const { start } = (child.declarations as SyntaxNode[])[0]?.span ?? child.span;
      edits.replace(offset(child.span.start), offset(start), '');
      for (const inner of childrenOf(child)) visit(inner, names, edits);
    } else visit(child, names, edits);
  }
}

/** `var a = 1;` as `void (a = 1);`: like a declaration, it comes to nothing. */
function assign(node: SyntaxNode, names: Set<string>, edits: Edits): void {
  add(node, names);
  const declarators = node.declarations as SyntaxNode[];
  const [first] = declarators;
  const last = declarators.at(-1);
  if (!first || !last) return;
  edits.replace(offset(node.span.start), offset(first.span.start), 'void (');
  edits.insert(offset(last.span.end), ')');
}

function add(declaration: SyntaxNode, names: Set<string>): void {
  for (const name of declaredNames(declaration)) names.add(name);
}

function isVar(node: SyntaxNode): boolean {
  return node.type === 'VariableDeclaration' && node.kind === 'var';
}
