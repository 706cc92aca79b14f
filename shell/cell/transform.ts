import { createRequire } from 'node:module';
import { Edits } from './edits.ts';
import { rewriteModuleSyntax } from './imports.ts';
import { instrument } from './instrument.ts';
import { CellSyntaxError, type ParsedCell, parseCell, type SyntaxNode } from './parse.ts';

const load = createRequire(import.meta.url);

/** A cell ready for V8: JavaScript with a name, and the map from its lines back to the cell's. */
export interface Script {
  readonly code: string;
  readonly map: string;
  /** The names that the cell's last statement declares, when it is a declaration. */
  readonly declares: readonly string[];
}

/**
 * Turns a cell's TypeScript into the JavaScript that V8 evaluates: an object literal at the start
 * is an object, imports are awaited, AWS answers are awaited, loops can be interrupted, types go.
 * Throws {@link CellSyntaxError}.
 */
export function transformCell(source: string, name: string): Script {
  const parsed = parseAsObject(source) ?? parseCell(source);
  if (!parsed.ok) throw new CellSyntaxError(parsed, source);
  const edits = new Edits();
  instrument(rewriteModuleSyntax(parsed.statements, edits), edits);
  return { ...stripTypes(edits.apply(parsed.bytes), name), declares: declaredBy(parsed) };
}

/** True when more input is needed before the cell can be run, as after `foo({`. */
export function isIncomplete(source: string): boolean {
  const parsed = parseAsObject(source) ?? parseCell(source);
  return !parsed.ok && parsed.incomplete;
}

/** `{ a: 1 }` alone is an object, though the grammar has it as a block; so do Node and browsers. */
function parseAsObject(source: string): ParsedCell | undefined {
  if (!/^\s*\{/.test(source) || /;\s*$/.test(source)) return undefined;
  const parsed = parseCell(`(${source}\n)`);
  return parsed.ok ? parsed : undefined;
}

/** Types out, everything else as written; `enum` and `namespace` become what TypeScript makes of them. */
function stripTypes(code: string, name: string): { code: string; map: string } {
  const swc = load('@swc/core') as typeof import('@swc/core');
  const output = swc.transformSync(code, {
    filename: name,
    sourceFileName: name,
    swcrc: false,
    configFile: false,
    isModule: true,
    sourceMaps: true,
    inlineSourcesContent: false,
    module: { type: 'es6' },
    jsc: {
      parser: { syntax: 'typescript' },
      target: 'es2022',
      transform: { verbatimModuleSyntax: true },
      preserveAllComments: true,
    },
  });
  return { code: `${output.code}\n//# sourceURL=${name}`, map: output.map ?? '' };
}

function declaredBy({ statements }: ParsedCell): string[] {
  const last = statements.at(-1);
  if (last?.type !== 'VariableDeclaration' || last.declare) return [];
  return (last.declarations as SyntaxNode[]).flatMap(({ id }) => boundBy(id as SyntaxNode));
}

/** The names that a pattern binds. */
function boundBy(pattern: SyntaxNode): string[] {
  if (pattern.type === 'Identifier') return [String(pattern.value)];
  if (pattern.type === 'AssignmentPattern') return boundBy(pattern.left as SyntaxNode);
  if (pattern.type === 'AssignmentPatternProperty') return boundBy(pattern.key as SyntaxNode);
  if (pattern.type === 'KeyValuePatternProperty') return boundBy(pattern.value as SyntaxNode);
  if (pattern.type === 'RestElement') return boundBy(pattern.argument as SyntaxNode);
  const inner = pattern.elements ?? pattern.properties;
  return Array.isArray(inner) ? inner.flatMap((each) => (each ? boundBy(each) : [])) : [];
}
