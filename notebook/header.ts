import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import { UsageError } from '../helpers/errors.ts';
import type { JsonObject } from './document.ts';
import { checkDepth } from './json.ts';

const load = createRequire(import.meta.url);

/** Metadata from the YAML at the head of a notebook. Throws a UsageError with its line. */
export function readHeader(yaml: string): JsonObject {
  const { LineCounter, parseDocument } = load('yaml') as typeof import('yaml');
  const lineCounter = new LineCounter();
  try {
    const document = parseDocument(yaml, { lineCounter, prettyErrors: false });
    const [error] = document.errors;
    if (error) throw fault(error.message, lineCounter.linePos(error.pos[0]).line + 1);
    const value: unknown = document.toJS({ maxAliasCount: 100 }) ?? {};
    if (typeof value !== 'object' || Array.isArray(value)) throw fault('it is no list of names', 2);
    // Through JSON, so that what comes of it is what every format can hold.
    const metadata = JSON.parse(JSON.stringify(value)) as JsonObject;
    checkDepth(metadata, 'the front matter');
    return metadata;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw fault(error instanceof RangeError ? 'it is too deep' : (error as Error).message, 2);
  }
}

/** Metadata as YAML that ends in `\n`: `like`, the YAML there was, as long as it says the same. */
export function writeHeader(metadata: JsonObject, like: string | undefined): string {
  if (like !== undefined && saysTheSame(like, metadata)) return like;
  const { stringify } = load('yaml') as typeof import('yaml');
  return stringify(metadata, { lineWidth: 0, aliasDuplicateObjects: false });
}

function saysTheSame(yaml: string, metadata: JsonObject): boolean {
  try {
    return isDeepStrictEqual(readHeader(yaml), metadata);
  } catch {
    return false;
  }
}

function fault(message: string, line: number): UsageError {
  return new UsageError(`the front matter can't be read (line ${line}): ${message}`, {
    hint: 'it is YAML between two lines of ---, names and values',
  });
}
