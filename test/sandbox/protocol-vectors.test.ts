/**
 * botocore's protocol vectors in reverse: what a client is to send must be read as its parameters,
 * what a client is to understand must be written from its result. The vectors are botocore's
 * `tests/unit/protocols` (Apache-2.0), in the directory that AWSH_PROTOCOL_VECTORS names or in
 * `shared/data/botocore-protocols` beside the checkout.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cborCodec } from '../../sandbox/protocol/codec.ts';
import type { HttpRequest } from '../../sandbox/protocol/message.ts';
import { loadSdk } from '../../sandbox/protocol/sdk.ts';
import { type Shape, shapeOf } from '../../sandbox/protocol/shape.ts';
import { readHead, withBody } from '../../sandbox/protocol/whole-request.ts';
import { wires } from '../../sandbox/protocol/wires.ts';
import { operationOf, type Suite, serviceOf, type VectorCase } from './botocore-model.ts';
import { comparable } from './random-value.ts';
import { clientOnly } from './vector-exceptions.ts';

/** Which share of the cases must pass, besides the listed ones. */
const files: Readonly<Record<string, number>> = {
  ec2: 1,
  query: 1,
  json: 1,
  json_1_0: 1,
  'json_1_0-query-compatible': 1,
  'smithy-rpc-v2-cbor': 1,
  'smithy-rpc-v2-cbor-query-compatible': 1,
  'smithy-rpc-v2-cbor-non-query-compatible': 1,
  'rest-json': 0.95,
  'rest-xml': 0.95,
};

const folder = [
  process.env.AWSH_PROTOCOL_VECTORS,
  join(process.cwd(), '..', 'shared', 'data', 'botocore-protocols'),
].find((path) => path && existsSync(path));

if (!folder) {
  console.log('skip: protocol vectors: set AWSH_PROTOCOL_VECTORS to botocore/tests/unit/protocols');
}

for (const [name, share] of Object.entries(files)) {
  for (const way of ['input', 'output'] as const) {
    const path = folder && join(folder, way, `${name}.json`);
    const check = path && existsSync(path) ? test : test.skip;
    check(`${name} ${way}: the vectors hold in reverse`, async () => {
      const suites = JSON.parse(readFileSync(path ?? '', 'utf8')) as Suite[];
      const failures: string[] = [];
      let count = 0;
      for (const suite of suites) {
        for (const vector of suite.cases) {
          if (clientOnly[vector.id] || vector.errorCode) continue;
          count += 1;
          const found = await (way === 'input' ? parsed : written)(suite, vector).catch(String);
          if (found) failures.push(`${vector.id} ${found}`);
        }
      }
      assert.ok(count > 0 || way === 'output');
      if (failures.length > count * (1 - share)) assert.equal(failures, []);
    });
  }
}

/** Undefined when the request is read as the parameters it was made of. */
async function parsed(suite: Suite, vector: VectorCase): Promise<string | undefined> {
  const operation = operationOf(suite, vector);
  const model = serviceOf(suite, operation);
  const {
    method = 'POST',
    uri = '/',
    body = '',
    headers = {},
    host = '',
  } = vector.serialized ?? {};
  const binary = model.protocol.endsWith('Cbor');
  const request: HttpRequest = {
    method,
    hostname: host,
    path: uri,
    headers,
    body: binary ? Buffer.from(body, 'base64') : body,
  };
  const whole = await withBody(readHead(request), request.body);
  const wire = wires[model.protocol];
  const { input, unknown } = (await wire?.read(whole, operation, model)) ?? {
    input: {},
    unknown: [],
  };
  if (unknown.length > 0) return `has unknown parameters ${unknown}`;
  return difference(heldValue(operation.input, vector.params ?? {}), input);
}

/** Undefined when the result is written as the response it is read from. */
async function written(suite: Suite, vector: VectorCase): Promise<string | undefined> {
  const operation = operationOf(suite, vector);
  const model = serviceOf(suite, operation);
  const output = heldValue(operation.output, vector.result ?? {}) as Record<string, unknown>;
  const answer = wires[model.protocol]?.write({ model, operation, output, requestId: 'id' });
  const given = vector.response;
  if (!answer || !given) return 'no answer';
  if (answer.statusCode !== given.status_code) return `status ${answer.statusCode}`;
  const ours = answer.body instanceof Uint8Array ? answer.body : await collect(answer.body);
  for (const [header, value] of Object.entries(given.headers ?? {})) {
    const own = answer.headers[header.toLowerCase()];
    const bound = operation.output.members.some(
      ({ traits }) => traits.httpHeader?.toLowerCase() === header.toLowerCase(),
    );
    if (bound && own !== value) return `header ${header}: ${own}, not ${value}`;
  }
  const binary = model.protocol.endsWith('Cbor');
  const theirs = Buffer.from(given.body ?? '', binary ? 'base64' : 'utf8');
  return difference(await tree(theirs, model.protocol), await tree(ours, model.protocol));
}

/** A body as a tree in which order, spaces and the envelope do not count. */
async function tree(body: Uint8Array, protocol: string): Promise<unknown> {
  const text = Buffer.from(body).toString().replaceAll('.000Z', 'Z');
  if (text === '' || text === '{}') return undefined;
  if (protocol.endsWith('Cbor')) return cborCodec().read(15, body);
  if (/json/i.test(protocol)) return /^\s*[[{]/.test(text) ? JSON.parse(text) : text;
  if (!/^\s*</.test(text)) return text;
  const { XmlCodec } = loadSdk<typeof import('@aws-sdk/core/protocols')>('@aws-sdk/core/protocols');
  const settings = {
    timestampFormat: { useTrait: true, default: 5 },
    httpBindings: false,
  } as const;
  const document = new XmlCodec({ ...settings, xmlNamespace: '', serviceNamespace: '' });
  return withoutEnvelope(
    await document.createDeserializer().read(shapeOf(15).schema, Buffer.from(text)),
  );
}

function withoutEnvelope(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !/^(requestId|ResponseMetadata|xmlns(:\w+)?)$/i.test(name))
      .map(([name, inner]) => [name, withoutEnvelope(inner)]),
  );
}

function difference(expected: unknown, found: unknown): string | undefined {
  const [before, after] = [expected, found].map((value) => JSON.stringify(comparable(value)));
  return before === after ? undefined : `\n  expected ${before}\n  found    ${after}`;
}

/** A value of the vectors as our side holds it: dates and bytes are text or numbers there. */
function heldValue(shape: Shape, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (shape.kind === 'struct') {
    return Object.fromEntries(
      shape.members.map((member) => [
        member.memberName,
        heldValue(member, (value as Record<string, unknown>)[member.memberName]),
      ]),
    );
  }
  if (shape.kind === 'list') return (value as unknown[]).map((item) => heldValue(shape.item, item));
  if (shape.kind === 'map') {
    return Object.fromEntries(
      Object.entries(value as object).map(([key, item]) => [key, heldValue(shape.item, item)]),
    );
  }
  if (shape.kind === 'timestamp')
    return new Date(typeof value === 'number' ? value * 1000 : String(value));
  if (shape.kind === 'blob') return Buffer.from(String(value));
  if (shape.kind === 'number' && typeof value === 'string') return Number(value);
  return value;
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test.run();
