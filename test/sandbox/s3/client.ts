import { S3, type S3ClientConfig } from '@aws-sdk/client-s3';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/index.ts';

/** The SDK's own S3 client, working in `sandbox` without a socket. */
export function s3Of(sandbox: Sandbox, config: S3ClientConfig = {}): S3 {
  const { requestHandler, credentials, region } = sandbox.link;
  return new S3({ requestHandler: requestHandler as never, credentials, region, ...config });
}

/** A sandbox whose time stands still until it is advanced, and a client in it. */
export function openS3(options: SandboxOptions = {}): { sandbox: Sandbox; s3: S3 } {
  const sandbox = createSandbox({ clock: 'manual', fixture: 'empty', ...options });
  return { sandbox, s3: s3Of(sandbox) };
}

/** The same with a bucket `photos`. */
export async function openBucket(options: SandboxOptions = {}) {
  const { sandbox, s3 } = openS3(options);
  await s3.createBucket({ Bucket: 'photos' });
  return { sandbox, s3, Bucket: 'photos' };
}

/** Runs `body` with the address of a sandbox that is served over loopback HTTP. */
export async function served(body: (url: string, s3: S3) => Promise<void>): Promise<void> {
  const server = await createSandbox({ clock: 'instant', fixture: 'empty' }).listen();
  const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' };
  const s3 = new S3({ endpoint: server.url, region: 'us-east-1', credentials });
  try {
    await body(server.url, s3);
  } finally {
    s3.destroy();
    await server.close();
  }
}

/** The body of an answer as text. */
export async function textOf(answer: {
  Body?: { transformToString(): Promise<string> } | undefined;
}) {
  return answer.Body?.transformToString();
}
