import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { EC2, type EC2ClientConfig } from '@aws-sdk/client-ec2';
import { createSandbox, type FixtureName, type Sandbox } from '../sandbox/index.ts';

interface Measure {
  readonly name: string;
  readonly value: number;
  readonly atMost: number;
  readonly unit: string;
}

/** Time and memory of the sandbox itself. Prints each number with its budget. */
export async function benchSandbox(): Promise<boolean> {
  const measures = [
    { name: 'fixture large, built', ...(await build()), atMost: 2_000, unit: 'ms' },
    { name: '10 000 instances, held', ...heldByLarge(), atMost: 150, unit: 'MB' },
    { name: 'a small call in-process', ...(await smallCall()), atMost: 1.5, unit: 'ms' },
    { name: '1 000 instances, server half', ...(await thousand()), atMost: 40, unit: 'ms' },
  ];
  console.log('\nsandbox');
  return measures.map(report).every(Boolean);
}

function report({ name, value, atMost, unit }: Measure): boolean {
  const holds = value <= atMost;
  console.log(
    `  ${name.padEnd(30)} ${value.toFixed(2).padStart(8)} ${unit}  budget: <= ${atMost} ${unit}: ${holds ? 'holds' : 'BROKEN'}`,
  );
  return holds;
}

async function build(): Promise<{ value: number }> {
  const value = await median(5, async () => void createSandbox({ fixture: 'large' }));
  return { value };
}

/** What the heap holds with the fixture, less what it holds without; the log keeps what it may. */
function heldByLarge(): { value: number } {
  const before = heap();
  const kept = createSandbox({ fixture: 'large', clock: 'manual' });
  const value = (heap() - before) / 1e6;
  if (kept.summary().instances !== 10_000) throw new Error('the fixture large has changed');
  return { value };
}

/** A DescribeVpcs of one VPC through the SDK's client: both halves, without a socket. */
async function smallCall(): Promise<{ value: number }> {
  const { ec2 } = open('tutorial');
  const { Vpcs = [] } = await ec2.describeVpcs({});
  const VpcIds = [Vpcs[0]?.VpcId ?? ''];
  return { value: await median(500, async () => void (await ec2.describeVpcs({ VpcIds }))) };
}

/** The request of a client for 1 000 instances, answered again and again without the client. */
async function thousand(): Promise<{ value: number }> {
  const { sandbox, ec2, last } = open('empty');
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const wish = { ImageId: Images[0]?.ImageId, InstanceType: 't3.micro' as const };
  for (let call = 0; call < 50; call += 1) {
    const Tags = [{ Key: 'Name', Value: `web-${call}` }];
    const TagSpecifications = [{ ResourceType: 'instance' as const, Tags }];
    await ec2.runInstances({ ...wish, TagSpecifications, MinCount: 20, MaxCount: 20 });
  }
  const { Reservations = [] } = await ec2.describeInstances({});
  const shown = Reservations.flatMap(({ Instances = [] }) => Instances).length;
  if (shown !== 1_000) throw new Error(`1 000 instances were started, ${shown} are listed`);
  const request = last();
  return { value: await median(60, async () => void (await sandbox.dispatch(request))) };
}

type Request = Parameters<Sandbox['dispatch']>[0];

/** A sandbox and a client in it, with a way to get at the last request that the client has made. */
function open(fixture: FixtureName): { sandbox: Sandbox; ec2: EC2; last(): Request } {
  const sandbox = createSandbox({ fixture, clock: 'manual', lenient: true });
  const { requestHandler, credentials, region } = sandbox.link;
  let seen: Request | undefined;
  const watched = {
    ...requestHandler,
    handle(request: Request, options?: { abortSignal?: unknown }) {
      seen = request;
      return requestHandler.handle(request, options);
    },
  } as unknown as NonNullable<EC2ClientConfig['requestHandler']>;
  const last = () => {
    if (!seen) throw new Error('nothing was asked yet');
    return seen;
  };
  return { sandbox, ec2: new EC2({ region, credentials, requestHandler: watched }), last };
}

/** The median of `rounds` runs in milliseconds, after a fifth as many to warm up. */
async function median(rounds: number, once: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let round = -Math.ceil(rounds / 5); round < rounds; round += 1) {
    const begun = performance.now();
    await once();
    if (round >= 0) times.push(performance.now() - begun);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
}

/** The bytes in use once what can be collected is collected. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}
