import { UsageError } from '../../helpers/errors.ts';
import * as aws from '../../helpers/index.ts';
import { hasSecretText } from '../../helpers/text/secrets.ts';
import type { JsonObject, Notebook, NotebookCell } from '../../notebook/index.ts';
import type { CommandContext } from '../command.ts';
import { mentions } from '../engine.ts';
import type { Outcome } from '../outcome.ts';
import { literal } from './declared.ts';
import { type Lifted, lifted, readLifted } from './lift.ts';
import { cellsIn } from './range.ts';
import type { Wanted } from './saving.ts';

/** Commands that say where calls go: they belong to what was done. */
const kept = new Set(['region', 'regions', 'profile']);

/** Cells of a session as a snippet, and the numbers of those that were left out. */
export function snippetOf(
  { journal, commands }: Pick<CommandContext, 'journal' | 'commands'>,
  { range, description, params, tags }: Wanted,
): { notebook: Notebook; leftOut: readonly number[] } {
  const runs = journal.filter(({ outcome }) => outcome.source.trim() !== '');
  const commandIn = commandReader(commands);
  const isWorth = ({ status, source }: Outcome): boolean => {
    const command = commandIn(source);
    return status === 'ok' && (command === undefined || kept.has(command));
  };
  const fit = runs.filter(({ outcome }) => isWorth(outcome)).map(({ outcome }) => outcome.cell);
  const all = runs.map(({ outcome }) => outcome.cell);
  const named = range === undefined ? fit.slice(-1) : cellsIn(range, all);
  const chosen = named.filter((cell) => fit.includes(cell));
  if (chosen.length === 0) {
    throw new UsageError('there is no cell to save: those that failed and commands are left out');
  }
  const sources = chosen.map((cell) => {
    const source = runs.find(({ outcome }) => outcome.cell === cell)?.outcome.source ?? '';
    const goesOn = /^\s*\??\.\s*[A-Za-z_$]/.test(source) && commandIn(source) === undefined;
    return goesOn ? `_${source.trimStart()}` : source;
  });
  const values = params.map((text) => readLifted(text, sources));
  const bodies = sources.map((source) => values.reduce(lifted, source));
  requireNoSecret(bodies, chosen);
  return {
    notebook: {
      metadata: metadataOf(description, tags, values),
      cells: cellsOf(bodies, values),
    },
    leftOut: named.filter((cell) => !fit.includes(cell)),
  };
}

/** The name of the command that a cell is; undefined for every other cell. */
function commandReader(
  commands: CommandContext['commands'],
): (source: string) => string | undefined {
  return (source) => {
    const word = /^\s*\.([\w?]+)(?=\s|$)/.exec(source)?.[1] ?? '';
    return commands.find(({ name, aliases = [] }) => name === word || aliases.includes(word))?.name;
  };
}

/** What is kept is read by others: a secret becomes a parameter that has to be given, or stays here. */
function requireNoSecret(bodies: readonly string[], cells: readonly number[]): void {
  const at = bodies.findIndex(hasSecretText);
  if (at === -1) return;
  throw new UsageError(
    `cell ${cells[at]} has what looks like a secret, which no file should have`,
    {
      hint: 'make it a parameter, which is asked for: --param name=the-secret',
    },
  );
}

function metadataOf(
  description: string,
  tags: readonly string[],
  values: readonly Lifted[],
): JsonObject {
  const needed = values.filter(isSecret).map(({ name }) => [name, { required: true }]);
  return {
    ...(description === '' ? {} : { title: description }),
    ...(tags.length > 0 ? { tags } : {}),
    ...(needed.length > 0 ? { parameters: Object.fromEntries(needed) } : {}),
  };
}

function cellsOf(bodies: readonly string[], values: readonly Lifted[]): NotebookCell[] {
  const imports = importLine(bodies);
  const declarations = values.map((each) => {
    const value = isSecret(each) ? '' : each.value;
    return `const ${each.name} = ${literal(value)};`;
  });
  if (declarations.length > 0) {
    const source = [...(imports ? [imports, ''] : []), ...declarations].join('\n');
    return [
      code(0, source, { tags: ['parameters'] }),
      ...bodies.map((body, n) => code(n + 1, body)),
    ];
  }
  const first = bodies.findIndex((body) => !body.startsWith('.'));
  return bodies.map((body, index) =>
    code(index, index === first && imports ? `${imports}\n\n${body}` : body),
  );
}

/** What the cells use that a program imports: `import { ec2 } from 'awsh';` */
function importLine(bodies: readonly string[]): string | undefined {
  const used = new Set(bodies.flatMap((body) => [...mentions(body)]));
  const exported = new Set([...aws.bundledServices(), ...Object.keys(aws), 'pause']);
  const names = [...used].filter((name) => exported.has(name)).sort();
  return names.length > 0 ? `import { ${names.join(', ')} } from 'awsh';` : undefined;
}

function code(index: number, source: string, metadata: JsonObject = {}): NotebookCell {
  return {
    kind: 'code',
    id: `cell-${index + 1}`,
    source,
    metadata,
    outputs: [],
    executionCount: null,
  };
}

function isSecret({ value }: Lifted): boolean {
  return typeof value === 'string' && hasSecretText(value);
}
