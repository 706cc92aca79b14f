import { UsageError } from '../../helpers/errors.ts';
import {
  type CodeCell,
  type JsonObject,
  type Notebook,
  type NotebookFormat,
  readNotebook,
} from '../../notebook/index.ts';
import { type Declared, declaredIn } from './declared.ts';
import { type Parameter, parametersOf } from './parameter.ts';

/** Where a snippet comes from: awsh itself, the user's own folder, or a file that was named. */
export type Origin = 'bundled' | 'yours' | 'file';

/** A text that may be a snippet, and where it was found. */
export interface Found {
  readonly name: string;
  readonly origin: Origin;
  readonly path: string;
  readonly format: NotebookFormat;
  readonly text: string;
}

/** One cell to play, after the text that stands above it. */
export interface Step {
  readonly title: string;
  readonly prose: string;
  readonly source: string;
}

/** A notebook that can be played by name: its cells, and the parameters that they take. */
export interface Snippet {
  readonly name: string;
  readonly origin: Origin;
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly parameters: readonly Parameter[];
  /** The cell that declares parameters, if there is one. */
  readonly declarations: string;
  readonly declared: readonly Declared[];
  readonly steps: readonly Step[];
}

/** Reads a snippet; a UsageError that names it and says what is wrong. Nothing of it is run. */
export function readSnippet(found: Found): Snippet {
  const { name, origin, path, text, format } = found;
  try {
    const notebook = readNotebook(text, format);
    const declaring = codeCells(notebook).find(isDeclaring);
    const declared = declaring ? declaredIn(declaring.source) : [];
    const { metadata } = notebook;
    return {
      name,
      origin,
      path,
      title: textOf(metadata, 'title') || firstHeading(notebook) || name,
      description: textOf(metadata, 'description'),
      tags: listOf(metadata, 'tags'),
      parameters: parametersOf(metadata.parameters, declared),
      declarations: declaring?.source ?? '',
      declared,
      steps: stepsOf(notebook, declaring),
    };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`${name} is no snippet that can be played: ${error.message}`, {
      hint: error.hint,
    });
  }
}

function codeCells({ cells }: Notebook): CodeCell[] {
  return cells.filter((cell) => cell.kind === 'code');
}

/** The cell whose values a player may set, marked as papermill marks it. */
function isDeclaring({ metadata }: CodeCell): boolean {
  return listOf(metadata, 'tags').includes('parameters');
}

function stepsOf({ cells }: Notebook, declaring: CodeCell | undefined): Step[] {
  const steps: Step[] = [];
  let prose: string[] = [];
  for (const cell of cells) {
    if (cell.kind === 'markdown') prose.push(cell.source);
    if (cell.kind !== 'code' || cell === declaring || cell.source.trim() === '') continue;
    if (listOf(cell.metadata, 'tags').includes('skip-execution')) continue;
    const title = textOf(cell.metadata, 'title');
    steps.push({ title, prose: prose.join('\n\n'), source: cell.source });
    prose = [];
  }
  return steps;
}

function firstHeading({ cells }: Notebook): string {
  const markdown = cells.find((cell) => cell.kind === 'markdown');
  return /^#\s+(.+)$/m.exec(markdown?.source ?? '')?.[1]?.trim() ?? '';
}

function textOf(metadata: JsonObject, member: string): string {
  const value = Object.hasOwn(metadata, member) ? metadata[member] : undefined;
  return typeof value === 'string' ? value.trim() : '';
}

function listOf(metadata: JsonObject, member: string): string[] {
  const value: unknown = Object.hasOwn(metadata, member) ? metadata[member] : undefined;
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
