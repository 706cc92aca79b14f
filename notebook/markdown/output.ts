import { stripVTControlCharacters } from 'node:util';
import { hardJson, readAttributes } from '../attributes.ts';
import type { JsonObject, Output } from '../document.ts';
import { fenced } from './segments.ts';

/** What the comment before an output's fence says of it. */
interface OutputMark {
  readonly kind: string;
  readonly details: JsonObject;
}

const mark = /^<!-- output (result|display|stdout|stderr|error)(?: (\{.*\}))? -->$/;

/** The mark that a line is, undefined for any other line. */
export function outputMark(line: string): OutputMark | undefined {
  const [, kind, json = '{}'] = mark.exec(line) ?? [];
  const details = kind === undefined ? undefined : readAttributes(json);
  return kind !== undefined && details ? { kind, details } : undefined;
}

/** The output that a mark and the text in its fence stand for. */
export function readOutput({ kind, details }: OutputMark, text: string): Output {
  switch (kind) {
    case 'stdout':
    case 'stderr': {
      const ended = details.newline === false || text === '' ? text : `${text}\n`;
      return { kind: 'stream', name: kind, text: ended };
    }
    case 'error': {
      const traceback = text === '' ? [] : text.split('\n');
      return {
        kind,
        name: String(details.name ?? 'Error'),
        message: String(details.message ?? ''),
        traceback,
      };
    }
    case 'display':
      return { kind, data: { 'text/plain': text }, metadata: {} };
    default:
      return { kind: 'result', data: { 'text/plain': text }, metadata: {}, executionCount: null };
  }
}

/** An output in Markdown: its text alone. Undefined for one that has none. */
export function writeOutput(output: Output): string | undefined {
  switch (output.kind) {
    case 'stream': {
      const text = plain(output.text);
      const open = text === '' || text.endsWith('\n') ? '' : ' {"newline":false}';
      return `<!-- output ${output.name}${open} -->\n${fenced('text', text.replace(/\n$/, ''))}`;
    }
    case 'error': {
      const { name, message, traceback } = output;
      const details = hardJson({ name, message });
      return `<!-- output error ${details} -->\n${fenced('text', plain(traceback.join('\n')))}`;
    }
    case 'other':
      return undefined;
    default: {
      const text = output.data['text/plain'];
      if (typeof text !== 'string') return undefined;
      return `<!-- output ${output.kind} -->\n${fenced('text', plain(text))}`;
    }
  }
}

/** Text without a terminal's colours, which Markdown can't show. */
function plain(text: string): string {
  return stripVTControlCharacters(text).replaceAll('\r\n', '\n');
}
