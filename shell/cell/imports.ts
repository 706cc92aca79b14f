import type { Edits } from './edits.ts';
import { offset, type SyntaxNode } from './parse.ts';

/**
 * Makes imports of a cell into awaited ones, whose names are ordinary `const`s of the session, and
 * takes `export` off declarations, so that a line copied from a file runs as it stands.
 * Returns the statements that are left to look at.
 */
export function rewriteModuleSyntax(statements: readonly SyntaxNode[], edits: Edits): SyntaxNode[] {
  return statements.filter((statement) => {
    const from = offset(statement.span.start);
    const to = offset(statement.span.end);
    switch (statement.type) {
      case 'ImportDeclaration':
        edits.replace(from, to, importLine(statement));
        return false;
      case 'TsImportEqualsDeclaration':
        edits.replace(from, to, importEqualsLine(statement));
        return false;
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration': {
        const source = statement.source as SyntaxNode | null;
        edits.replace(from, to, source ? `void (await __awsh.import(${literal(source)}));` : ';');
        return false;
      }
      case 'ExportDeclaration': {
        const declaration = statement.declaration as SyntaxNode;
        edits.replace(from, offset(declaration.span.start), '');
        return true;
      }
      case 'ExportDefaultExpression': {
        const expression = statement.expression as SyntaxNode;
        edits.replace(from, offset(expression.span.start), '');
        return true;
      }
      case 'ExportDefaultDeclaration': {
        const declaration = statement.decl as SyntaxNode;
        edits.replace(from, offset(declaration.span.start), '');
        return true;
      }
      default:
        return true;
    }
  });
}

interface Specifier extends SyntaxNode {
  readonly local: { readonly value: string };
  readonly imported?: { readonly value: string } | null;
  readonly isTypeOnly?: boolean;
}

/** `import d, { a as b } from 'x'` as `const { default: d, a: b } = await __awsh.import('x', ["default", "a"]);` */
function importLine(statement: SyntaxNode): string {
  if (statement.typeOnly) return ';';
  const written = statement.specifiers as Specifier[];
  const specifiers = written.filter((specifier) => !specifier.isTypeOnly);
  if (written.length > 0 && specifiers.length === 0) return ';';
  const source = literal(statement.source as SyntaxNode);
  const star = specifiers.find(({ type }) => type === 'ImportNamespaceSpecifier');
  const own = specifiers.filter((specifier) => isAtHand(specifier, statement));
  const named = specifiers.filter((specifier) => specifier !== star && !own.includes(specifier));
  const renamed = own
    .filter((specifier) => specifier.local.value !== importedName(specifier))
    .map((specifier) => `const ${specifier.local.value} = globalThis.${importedName(specifier)};`);
  if (own.length > 0 && named.length === 0) return `${renamed.join(' ')};`;
  const wanted = named.map((specifier) => ({ name: importedName(specifier), specifier }));
  const names = JSON.stringify(wanted.map(({ name }) => name));
  const pattern = wanted
    .map(({ name, specifier }) => `${JSON.stringify(name)}: ${specifier.local.value}`)
    .join(', ');
  const call = `await __awsh.import(${source}, ${names})`;
  if (star) {
    const rest = named.length > 0 ? `, { ${pattern} } = ${star.local.value}` : '';
    return `const ${star.local.value} = ${call}${rest};`;
  }
  return named.length > 0
    ? `${renamed.join(' ')}const { ${pattern} } = ${call};`
    : `void (${call});`;
}

/**
 * What a program imports from `awsh` is at hand in a session already, and follows its profile and
 * region: an `ec2` imported once would stay where it was.
 */
function isAtHand(specifier: Specifier, statement: SyntaxNode): boolean {
  const { value } = statement.source as SyntaxNode;
  if (specifier.type === 'ImportNamespaceSpecifier') return false;
  return value === 'awsh' && Object.hasOwn(globalThis, importedName(specifier));
}

/** `import fs = require('fs')`, TypeScript's own form. */
function importEqualsLine(statement: SyntaxNode): string {
  if (statement.isTypeOnly) return ';';
  const name = (statement.id as { value: string } & SyntaxNode).value;
  const reference = statement.moduleRef as SyntaxNode;
  if (reference.type !== 'TsExternalModuleReference') return ';';
  return `const ${name} = require(${literal(reference.expression as SyntaxNode)});`;
}

function importedName(specifier: Specifier): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  return specifier.imported?.value ?? specifier.local.value;
}

function literal(node: SyntaxNode): string {
  return JSON.stringify(node.value);
}
