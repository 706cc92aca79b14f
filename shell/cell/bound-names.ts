import type { SyntaxNode } from './parse.ts';

/** The names that a pattern binds: of `{ a, b: [c] }`, a and c. */
export function boundNames(pattern: SyntaxNode): string[] {
  if (pattern.type === 'Identifier') return [String(pattern.value)];
  if (pattern.type === 'AssignmentPattern') return boundNames(pattern.left as SyntaxNode);
  if (pattern.type === 'AssignmentPatternProperty') return boundNames(pattern.key as SyntaxNode);
  if (pattern.type === 'KeyValuePatternProperty') return boundNames(pattern.value as SyntaxNode);
  if (pattern.type === 'RestElement') return boundNames(pattern.argument as SyntaxNode);
  const inner = pattern.elements ?? pattern.properties;
  return Array.isArray(inner) ? inner.flatMap((each) => (each ? boundNames(each) : [])) : [];
}

/** The names that a declaration of variables binds, in order. */
export function declaredNames(declaration: SyntaxNode): string[] {
  const declarators = (declaration.declarations ?? declaration.decls ?? []) as SyntaxNode[];
  return declarators.flatMap(({ id }) => boundNames(id as SyntaxNode));
}
