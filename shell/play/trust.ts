import { createHash } from 'node:crypto';
import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { allowedFolder } from './folders.ts';
import { writePrivate } from './private-file.ts';

/** A text and the file that it stands in. */
export interface Content {
  readonly path: string;
  readonly text: string;
}

/**
 * True for a file that was allowed to be played as it is: the note goes by its path and content, so
 * that a change of either asks again.
 */
export async function isAllowed(content: Content): Promise<boolean> {
  return access(noteOf(content)).then(
    () => true,
    () => false,
  );
}

/** Allows a file to be played, as long as it stays as it is. */
export async function allow(content: Content): Promise<void> {
  await writePrivate(noteOf(content), `${content.path}\n`);
}

/** Takes back what {@link allow} did. */
export async function disallow(content: Content): Promise<void> {
  await rm(noteOf(content), { force: true });
}

function noteOf({ path, text }: Content): string {
  // The path can't hold a zero, so that no two of these are the same text.
  return join(allowedFolder(), createHash('sha256').update(`${path}\0${text}`).digest('hex'));
}
