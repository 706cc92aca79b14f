import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { bareEnvironment } from '../test/support/program.ts';
import { serveInstances } from './canned-instances.ts';
import { type Contender, compare, median, report } from './compare.ts';
import type { Peers } from './peers.ts';

const run = promisify(execFile);
const ours = fileURLToPath(new URL('./count-instances.js', import.meta.url));
const python = `
import boto3, json, sys, time
ec2 = boto3.client("ec2", endpoint_url=sys.argv[1])
begun = time.perf_counter()
count = sum(len(r["Instances"]) for p in ec2.get_paginator("describe_instances").paginate() for r in p["Reservations"])
print(json.dumps({"count": count, "ms": (time.perf_counter() - begun) * 1000}))
`;
const env = bareEnvironment({
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_REGION: 'us-east-1',
});

interface Count {
  readonly count: number;
  readonly ms: number;
  readonly peakMb?: number;
}

/** 10 000 instances in ten pages beside boto3's paginator, and memory as pages become many. */
export async function benchPages(peers: Peers): Promise<boolean> {
  const ten = await serveInstances(10);
  const hundred = await serveInstances(100);
  try {
    const contenders: Contender[] = [
      { name: 'awsh', once: async () => (await counted(10, process.execPath, [ours, ten.url])).ms },
    ];
    if (peers.python) {
      const path = peers.python;
      const once = async () => (await counted(10, path, ['-c', python, ten.url])).ms;
      contenders.push({ name: 'boto3', once });
    }
    const fast = report('10 000 instances in 10 pages', 'awsh', await compare(contenders, 5), [
      { peer: 'boto3', atMost: 0.45 },
    ]);
    return (await isFlat(ten.url, hundred.url)) && fast;
  } finally {
    ten.close();
    hundred.close();
  }
}

/** Where V8 stands in its collections when the run ends differs, so it is medians of runs. */
async function isFlat(ten: string, hundred: string): Promise<boolean> {
  const few: number[] = [];
  const many: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    few.push((await counted(10, process.execPath, [ours, ten])).peakMb ?? Number.NaN);
    many.push((await counted(100, process.execPath, [ours, hundred])).peakMb ?? Number.NaN);
  }
  const ratio = median(many) / median(few);
  const flat = ratio <= 1.2;
  console.log(
    `  peak memory: ${median(few).toFixed(0)} MB for 10 pages, ${median(many).toFixed(0)} MB for 100 (× ${ratio.toFixed(2)})  budget: <= × 1.2: ${flat ? 'holds' : 'BROKEN'}`,
  );
  return flat;
}

async function counted(pages: number, command: string, args: readonly string[]): Promise<Count> {
  const { stdout } = await run(command, args, { env });
  const told = JSON.parse(stdout) as Count;
  if (told.count !== pages * 1_000) throw new Error(`${command} counted ${told.count} instances`);
  return told;
}
