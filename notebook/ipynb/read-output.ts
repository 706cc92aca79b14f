import { UsageError } from '../../helpers/errors.ts';
import type { Json, JsonObject, MimeBundle, Output } from '../document.ts';
import { checkDepth, isObject } from '../json.ts';
import { joined } from './text.ts';

/** An output of a code cell; one that has not exactly the members of its type is kept as it is. */
export function readOutput(output: unknown, where: string): Output {
  if (!isObject(output)) throw new UsageError(`an output of ${where} is no object`);
  const read = known(output) ?? { kind: 'other', content: output };
  // After lists of lines became texts, which there is nothing to look for in.
  checkDepth(read as unknown as JsonObject, `an output of ${where}`);
  return read;
}

function known(output: JsonObject): Output | undefined {
  const { output_type: type, ...members } = output;
  switch (type) {
    case 'stream':
      return stream(members);
    case 'execute_result':
      return result(members);
    case 'display_data':
      return display(members);
    case 'error':
      return error(members);
    default:
      return undefined;
  }
}

function stream(members: JsonObject): Output | undefined {
  const { name, text, ...more } = members;
  const all = joined(text);
  if ((name !== 'stdout' && name !== 'stderr') || all === undefined || !nothing(more)) return;
  return { kind: 'stream', name, text: all };
}

function result(members: JsonObject): Output | undefined {
  const { data, metadata, execution_count: count, ...more } = members;
  if (!isObject(data) || !isObject(metadata) || !nothing(more)) return;
  if (typeof count !== 'number' && count !== null) return;
  return { kind: 'result', data: bundle(data), metadata, executionCount: count };
}

function display(members: JsonObject): Output | undefined {
  const { data, metadata, ...more } = members;
  if (!isObject(data) || !isObject(metadata) || !nothing(more)) return;
  return { kind: 'display', data: bundle(data), metadata };
}

function error(members: JsonObject): Output | undefined {
  const { ename, evalue, traceback, ...more } = members;
  if (typeof ename !== 'string' || typeof evalue !== 'string' || !nothing(more)) return;
  if (!Array.isArray(traceback) || !traceback.every((line) => typeof line === 'string')) return;
  return { kind: 'error', name: ename, message: evalue, traceback };
}

function nothing(members: JsonObject): boolean {
  return Object.keys(members).length === 0;
}

/** Text may be a list of lines; what is of a JSON type is data, lists of texts included. */
function bundle(data: JsonObject): MimeBundle {
  return Object.fromEntries(
    Object.entries(data).map(([type, value]): [string, Json] => [
      type,
      isJsonType(type) ? value : (joined(value) ?? value),
    ]),
  );
}

/** True for the MIME types whose data is JSON itself, not text. */
export function isJsonType(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json');
}
