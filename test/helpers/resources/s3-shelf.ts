import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Session } from '../../../helpers/awsh.ts';
import { createSandbox } from '../../../sandbox/index.ts';

export const mebi = 1024 * 1024;

/** A body that goes in three parts. */
export const big = randomBytes(20 * mebi + 7);

export const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A folder of a test's own. */
export function withFolder<Result>(body: (folder: string) => Promise<Result>) {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'awsh-s3-'));
    try {
      await body(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** An empty bucket of a new sandbox, and the operations called from then on. */
export async function open() {
  const sandbox = createSandbox({ clock: 'instant' });
  const session = new Session({ sandbox: sandbox.link });
  const calls: string[] = [];
  session.onCall(({ operation }) => calls.push(operation));
  const s3 = session.service('s3');
  const bucket = await s3.buckets.create({ Bucket: 'shelf' });
  calls.length = 0;
  return { s3, bucket, calls, session };
}

/** The same with so many objects, `book-0` of one byte, `book-1` of two and so on. */
export async function filled(count = 3) {
  const { s3, session, calls, bucket } = await open();
  for (let index = 0; index < count; index += 1) {
    await bucket.objects.create({ Key: `book-${index}`, Body: 'x'.repeat(index + 1) });
  }
  calls.length = 0;
  return { s3, session, calls, bucket };
}
