import { spawn } from 'node:child_process';
import { createSandbox } from '../sandbox/index.ts';
import { bareEnvironment, program } from '../test/support/program.ts';
import { type Contender, compare, report } from './compare.ts';
import type { Peers } from './peers.ts';

const python = 'import boto3; print(boto3.client("ec2").describe_instances())';

/** Time of a whole process that asks one local server for the instances and prints them. */
export async function benchFirstAnswer(peers: Peers): Promise<boolean> {
  const server = await createSandbox({ clock: 'instant' }).listen({ port: 0 });
  const env = bareEnvironment({
    AWS_ENDPOINT_URL: server.url,
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_REGION: 'us-east-1',
  });
  const contenders: Contender[] = [
    {
      name: 'awsh',
      once: () => untilAnswer(process.execPath, [program, '-e', 'ec2.describeInstances()'], env),
    },
  ];
  if (peers.python) {
    const path = peers.python;
    contenders.push({ name: 'boto3', once: () => untilAnswer(path, ['-c', python], env) });
  }
  if (peers.aws) {
    const path = peers.aws;
    const args = ['ec2', 'describe-instances'];
    contenders.push({ name: 'aws cli', once: () => untilAnswer(path, args, env) });
  }
  try {
    const medians = await compare(contenders, 9);
    return report('first EC2 answer', 'awsh', medians, [{ peer: 'boto3', atMost: 1 }]);
  } finally {
    await server.close();
  }
}

function untilAnswer(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    let errors = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0 && /i-[0-9a-f]{8,17}/.test(text)) resolve(performance.now() - started);
      else reject(new Error(`${command} gave no instances (exit ${code}):\n${errors || text}`));
    });
  });
}
