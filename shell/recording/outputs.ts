import { withoutTheSecrets } from '../../helpers/index.ts';
import { safe } from '../../helpers/text/safe.ts';
import type { MimeBundle, Output } from '../../notebook/index.ts';
import type { Outcome } from '../outcome.ts';
import {
  type Block,
  errorBlock,
  printBrief,
  printValue,
  renderHtml,
  renderText,
  toBlocks,
} from '../print/index.ts';
import { asksForSecrets, secretsOf } from './secrets-of.ts';

/** Columns of the text that is kept. */
const width = 100;
/** More than this of what one cell showed is cut: notebooks are to be opened. */
const mostText = 200_000;

/** Something that a cell wrote. */
export interface Written {
  readonly text: string;
  readonly stream: 'out' | 'err';
}

/** What a cell is kept with, beside its outcome. */
export interface Kept {
  /** What its value was when it ended; worked out from the value when not given. */
  readonly blocks?: readonly Block[];
  /** What it wrote, by stream; all of it as standard output when not given. */
  readonly written?: readonly Written[];
  /** Secrets of the document, the cell's own included. */
  readonly secrets?: readonly string[];
}

/** What a cell showed, as a document keeps it: as text and as HTML, without secrets. */
export function outputsOf(outcome: Outcome, kept: Kept = {}): Output[] {
  const secrets = kept.secrets ?? secretsOf(outcome);
  const clean = (text: string): string => cut(withoutTheSecrets(text, secrets));
  return [...streams(outcome, kept, clean), ...ends(outcome, kept, clean)];
}

function streams(outcome: Outcome, { written }: Kept, clean: (text: string) => string): Output[] {
  const all = written ?? [{ text: outcome.output, stream: 'out' as const }];
  const joined: { text: string; stream: 'out' | 'err' }[] = [];
  for (const { text, stream } of all) {
    const last = joined.at(-1);
    if (last?.stream === stream) last.text += text;
    else if (text !== '') joined.push({ text, stream });
  }
  const silent = asksForSecrets(outcome)
    ? '*** what a cell prints that reads secrets is not kept\n'
    : undefined;
  return joined.map(({ text, stream }) => ({
    kind: 'stream',
    name: stream === 'out' ? 'stdout' : 'stderr',
    text: silent ?? clean(text),
  }));
}

function ends(outcome: Outcome, { blocks }: Kept, clean: (text: string) => string): Output[] {
  const { status, error, text, value, brief, format, cell, now } = outcome;
  if (status === 'interrupted') {
    return [{ kind: 'error', name: 'Interrupted', message: 'stopped', traceback: ['stopped'] }];
  }
  if (status === 'failed') return [errorOutput(error, clean)];
  if (text !== undefined) return text === '' ? [] : [displayed({ 'text/plain': clean(text) })];
  if (value === undefined) return [];
  if (brief) return [displayed({ 'text/plain': clean(briefly(value, blocks)) })];
  if (format !== undefined && format !== 'auto') {
    const shown = printValue(value, { format, color: false, terminal: true, width, now });
    return [displayed({ 'text/plain': clean(shown) })];
  }
  const data = bundle(blocks ?? toBlocks(value, { width, now }), clean);
  return [{ kind: 'result', data, metadata: {}, executionCount: cell }];
}

/** A value in a line, as it was when its cell ended: a handle has changed since, perhaps. */
function briefly(value: unknown, blocks: readonly Block[] = []): string {
  const [first, ...more] = blocks;
  const isLine = first?.kind === 'text' && more.length === 0 && !first.text.includes('\n');
  return isLine ? safe(first.text) : printBrief(value, { width, color: false });
}

function bundle(blocks: readonly Block[], clean: (text: string) => string): MimeBundle {
  const text = clean(renderText(blocks, { width, color: false }));
  const html = renderHtml(blocks);
  const isPlain = blocks.every(({ kind }) => kind === 'text');
  return {
    'text/plain': text,
    ...(isPlain || html.length > mostText ? {} : { 'text/html': clean(html) }),
  };
}

function displayed(data: MimeBundle): Output {
  return { kind: 'display', data, metadata: {} };
}

function errorOutput(error: unknown, clean: (text: string) => string): Output {
  const block = errorBlock(error);
  const shown = clean(renderText([block], { width, color: false }));
  return {
    kind: 'error',
    name: block.title === '' ? 'Error' : clean(block.title),
    message: clean(block.message),
    traceback: shown.split('\n'),
  };
}

function cut(text: string): string {
  return text.length <= mostText ? text : `${text.slice(0, mostText)}\n… the rest was not kept`;
}
