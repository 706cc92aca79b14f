import { createRequire } from 'node:module';
import { declaredNames } from './bound-names.ts';
import { Edits } from './edits.ts';
import { rewriteModuleSyntax } from './imports.ts';
import { instrument } from './instrument.ts';
import { CellSyntaxError, type ParsedCell, parseCell } from './parse.ts';
import { type WayBack, wayBack } from './positions.ts';
import { redeclarable } from './redeclare.ts';

const load = createRequire(import.meta.url);

/** A cell ready for V8: JavaScript with a name, and the way from its places back to the cell's. */
export interface Script {
  readonly code: string;
  readonly back: WayBack;
  /** The names that the cell's last statement declares, when it is a declaration. */
  readonly declares: readonly string[];
  /** Every name that the cell declares, and whether as a constant. */
  readonly declared: ReadonlyMap<string, boolean>;
}

/** What is known of a cell beside its text. */
export interface Known {
  /** How many characters stand before what was typed. */
  readonly shift?: number;
  /** The session's constants. */
  readonly constants?: ReadonlySet<string>;
}

/**
 * Turns a cell's TypeScript into the JavaScript that V8 evaluates: an object literal at the start
 * is an object, imports are awaited, AWS answers are awaited, loops can be interrupted, types go,
 * everything can be declared again.
 * Throws {@link CellSyntaxError}.
 */
export function transformCell(
  source: string,
  name: string,
  { shift = 0, constants = new Set() }: Known = {},
): Script {
  const object = parseAsObject(source);
  const parsed = object ?? parseCell(source);
  if (!parsed.ok) throw new CellSyntaxError(parsed, source);
  const edits = new Edits();
  instrument(rewriteModuleSyntax(parsed.statements, edits), edits);
  const written = edits.apply(parsed.bytes);
  const stripped = stripTypes(written.text, name);
  const last = redeclarable(stripped.code, constants);
  return {
    code: `${last.text}\n//# sourceURL=${name}`,
    back: wayBack(parsed.bytes.toString(), written, stripped, last, shift + (object ? 1 : 0)),
    declares: declaredBy(parsed),
    declared: last.declared,
  };
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
    filename: `${name}.ts`,
    sourceFileName: name,
    swcrc: false,
    configFile: false,
    isModule: true,
    sourceMaps: true,
    inlineSourcesContent: false,
    module: { type: 'es6' },
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      target: 'es2022',
      // Decorators as JavaScript is to have them, not TypeScript's own of before.
      transform: { verbatimModuleSyntax: true, decoratorVersion: '2022-03' },
      preserveAllComments: true,
    },
  });
  return { code: output.code, map: output.map ?? '' };
}

function declaredBy({ statements }: ParsedCell): string[] {
  const last = statements.at(-1);
  if (!last || !/^(?:Variable|Using)Declaration$/.test(last.type) || last.declare) return [];
  return declaredNames(last);
}
