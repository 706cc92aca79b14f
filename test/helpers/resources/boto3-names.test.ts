/**
 * Everything that boto3's resource layer names is there, under its name in camelCase. The names are
 * facts, kept beside a checkout in `shared/data/boto3-resources.json`; without them it is skipped.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/awsh.ts';
import { namesOf } from '../../../helpers/resource/class.ts';
import { camel } from '../../../helpers/resource/naming.ts';
import { kinds } from '../../../helpers/resource/service-members.ts';

interface Names {
  readonly actions?: Readonly<Record<string, string>>;
  readonly batchActions?: Readonly<Record<string, string>>;
  readonly has?: Readonly<Record<string, string>>;
  readonly hasMany?: Readonly<Record<string, unknown>>;
  readonly waiters?: Readonly<Record<string, string>>;
  readonly identifiers?: readonly string[];
  readonly load?: string;
}

interface ServiceNames {
  readonly service: Names;
  readonly resources: Readonly<Record<string, Names>>;
}

/** What is not there, and why. */
const exceptions: Readonly<Record<string, string>> = {
  's3.BucketLifecycle':
    'S3 removed Get- and PutBucketLifecycle; BucketLifecycleConfiguration is there',
  's3.Bucket.Lifecycle': 'the same',
};

const file = fileURLToPath(
  new URL('../../../../../shared/data/boto3-resources.json', import.meta.url),
);
const listed = existsSync(file);
if (!listed) console.log("skip: the names of boto3's resources: no list of them here");

const all: Readonly<Record<string, ServiceNames>> = listed
  ? JSON.parse(readFileSync(file, 'utf8')).services
  : {};

for (const [service, { service: own, resources }] of Object.entries(all)) {
  test(`${service} has all that boto3's ${service} resource has`, () => {
    const found = session.resource(service as 'ec2') as unknown as object;
    const missing = [
      ...Object.keys(own.actions ?? {}).map(camel),
      ...Object.keys(own.has ?? {}),
      ...Object.keys(own.hasMany ?? {}).map(camel),
    ].filter((name) => !(name in found) && !excepted(`${service}.${name}`));
    assert.equal(missing, []);
  });

  test(`resources of ${service} have all that boto3's have`, () => {
    const missing = Object.entries(resources).flatMap(([kind, names]) =>
      missingIn(service, kind, names),
    );
    assert.equal(missing, []);
  });
}

const session = new Session({ region: 'us-east-1' });

function missingIn(service: string, kind: string, names: Names): string[] {
  if (excepted(`${service}.${kind}`)) return [];
  const known = kinds(service);
  if (!known?.definition.resources.some(({ name }) => name === kind))
    return [`${kind}: no such kind`];
  const model = known.model(kind);
  const there = new Set([...namesOf(model).keys(), ...Object.keys(model.definition.members ?? {})]);
  const collection = known.collectionOf(kind).prototype as object;
  const wanted = [
    ...(names.identifiers ?? []).map(camel),
    ...Object.keys(names.actions ?? {}).map(camel),
    ...Object.entries(names.has ?? {}).map(([name, of]) =>
      of.endsWith('(reference)') ? camel(name) : name,
    ),
    ...Object.keys(names.hasMany ?? {}).map(camel),
    ...Object.keys(names.waiters ?? {}).map((name) => `waitUntil${name}`),
  ].filter((name) => !there.has(name));
  const batch = Object.keys(names.batchActions ?? {})
    .map(camel)
    .filter((name) => !(name in collection));
  const load =
    names.load !== undefined && !model.load && !('load' in (model.definition.members ?? {}));
  return [
    ...wanted.map((name) => `${kind}.${name}`),
    ...batch.map((name) => `many ${kind}.${name}`),
    ...(load ? [`${kind}: load`] : []),
  ].filter((name) => !excepted(`${service}.${name}`));
}

function excepted(name: string): boolean {
  return Object.hasOwn(exceptions, name);
}

test.run();
