/**
 * Every operation of every installed service, there and back: random input through the SDK's real
 * client is read equal by the sandbox, random output that the sandbox writes is read equal by the
 * client. It notices when a new minor of the SDK changes schemas or codecs.
 */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { HttpRequest } from '../../sandbox/protocol/message.ts';
import { loadModel, type OperationModel, type ServiceModel } from '../../sandbox/protocol/model.ts';
import type { Shape } from '../../sandbox/protocol/shape.ts';
import { readHead, withBody } from '../../sandbox/protocol/whole-request.ts';
import { wireOf } from '../../sandbox/protocol/wires.ts';
import { comparable, dice, randomValue } from './random-value.ts';

const require = createRequire(import.meta.url);

/** What the client does by itself, so that the two sides cannot be equal. */
const clientSide: Readonly<Record<string, string>> = {
  'EC2 CopySnapshot': 'the client adds PresignedUrl',
  'EventBridge PutEvents':
    'the client wants an endpoint id that is a host label, and SigV4a for it',
  'S3 GetObject': 'the client copies Expires into ExpiresString',
  'S3 HeadObject': 'the client copies Expires into ExpiresString',
  'SQS ReceiveMessage': 'the client checks the MD5 of what it receives',
  'SQS SendMessage': 'the client checks the MD5 of what was received',
  'SQS SendMessageBatch': 'the client checks the MD5 of what was received',
};

/** Which packages there are, whatever the project depends on. */
const packages = readdirSync(join(dirname(require.resolve('@aws-sdk/client-ec2')), '..', '..'))
  .filter((name) => name.startsWith('client-'))
  .map((name) => `@aws-sdk/${name}`);

for (const name of packages) {
  test(`${name}: every operation is read as it was sent and answers as it was meant`, async () => {
    const model = loadModel(name);
    const differences: string[] = [];
    let checked = 0;
    for (const operationName of model.operationNames) {
      const operation = model.operation(operationName) as OperationModel;
      if (streamsEvents(operation) || clientSide[`${model.serviceId} ${operationName}`]) continue;
      for (const seed of [1, 2]) {
        checked += 1;
        const found = await roundTrip(name, model, operation, seed);
        if (found) differences.push(`${operationName} ${found}`);
      }
    }
    assert.ok(checked > 0);
    assert.equal(differences, []);
  });
}

/** Undefined when both ways are equal, else what is not. */
async function roundTrip(
  packageName: string,
  model: ServiceModel,
  operation: OperationModel,
  seed: number,
): Promise<string | undefined> {
  const roll = dice(seed * 7919 + operation.name.length);
  const input = randomValue(operation.input, roll) as Record<string, unknown>;
  const output = randomValue(operation.output, roll) as Record<string, unknown>;
  let received: unknown;
  let routed: string | undefined;
  let unknown: readonly string[] = [];
  const handle = async (request: HttpRequest) => {
    const whole = await withBody(readHead(request), request.body);
    const wire = wireOf(whole, model.protocol);
    routed = wire.operationName(whole, model);
    ({ input: received, unknown } = await wire.read(whole, operation, model));
    return { response: wire.write({ model, operation, output, requestId: 'request' }) };
  };
  let answered: Record<string, unknown>;
  try {
    answered = await call(packageName, operation.name, { ...input }, handle);
  } catch (error) {
    return `fails: ${error instanceof Error ? error.message : error}`;
  }
  if (routed !== operation.name) return `is taken for ${routed}`;
  if (unknown.length > 0) return `has unknown parameters ${unknown}`;
  return (
    difference('input', operation.input, input, received) ??
    difference('output', operation.output, output, await collected(answered))
  );
}

async function call(
  packageName: string,
  operation: string,
  input: Record<string, unknown>,
  handle: (request: HttpRequest) => Promise<unknown>,
): Promise<Record<string, unknown>> {
  const sdk = require(packageName) as Record<string, new (value: object) => never>;
  const clientName = Object.keys(sdk).find((key) => /^[A-Z]\w*Client$/.test(key)) ?? '';
  const Client = sdk[clientName] as unknown as new (
    config: object,
  ) => {
    send(command: object): Promise<Record<string, unknown>>;
    destroy(): void;
  };
  const Command = sdk[`${operation}Command`] as new (value: object) => object;
  const client = new Client({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' },
    maxAttempts: 1,
    requestHandler: { handle, destroy() {} },
  });
  try {
    return await client.send(new Command(input));
  } finally {
    client.destroy();
  }
}

/** Streams of an answer as the bytes they hold. */
async function collected(answer: Record<string, unknown>): Promise<Record<string, unknown>> {
  const whole: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(answer)) {
    const stream = value as { transformToByteArray?: () => Promise<Uint8Array> } | undefined;
    whole[name] = stream?.transformToByteArray ? await stream.transformToByteArray() : value;
  }
  return whole;
}

function difference(way: string, shape: Shape, sent: unknown, got: unknown): string | undefined {
  if (shape.kind === 'unit') return undefined;
  const [before, after] = [sent, got].map((value) => JSON.stringify(comparable(value)));
  return before === after ? undefined : `${way}\n  sent ${before}\n  got  ${after}`;
}

function streamsEvents({ input, output }: OperationModel): boolean {
  return [...input.members, ...output.members].some(
    ({ kind, streaming }) => kind === 'struct' && streaming,
  );
}

test.run();
