import { UsageError } from '../helpers/errors.ts';
import type { Arguments } from './args.ts';
import { SandboxOnDemand, sandboxOptions } from './sandbox-on-demand.ts';

const usualPort = 4560;

/** `awsh sandbox`: serves the sandbox on loopback. Gives what to tell the user, and how to end it. */
export async function serveSandbox(
  args: Arguments,
): Promise<{ text: string; close(): Promise<void> }> {
  const sandbox = await new SandboxOnDemand(sandboxOptions(args)).open();
  const port = args.port ?? usualPort;
  const { url, close } = await sandbox.listen({ port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new UsageError(`port ${port} is in use`, { hint: 'try another: awsh sandbox --port 0' });
  });
  const { accountId, region, instances, vpcs } = sandbox.summary();
  const text = `sandbox AWS on ${url} · ${accountId} · ${region} · ${instances} instances, ${vpcs} VPCs
  export AWS_ENDPOINT_URL=${url} AWS_ACCESS_KEY_ID=sandbox AWS_SECRET_ACCESS_KEY=sandbox AWS_DEFAULT_REGION=${region}
  GET ${url}/_sandbox lists what can be asked of it: reset, state, requests, faults, clock
Ctrl-C stops it; ${args.state ? 'its state stays in the file' : 'what was made in it is gone then'}.
`;
  return { text, close };
}
