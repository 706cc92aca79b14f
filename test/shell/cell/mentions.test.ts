import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mentions } from '../../../shell/cell/mentions.ts';

for (const [source, names] of [
  ['lambda.listFunctions({ ecs: eks })', ['lambda', 'eks']],
  ["const a = 'lambda', o = { kafka: 'mq', [key]: 1 }; o.mq", ['key']],
  ['typeof lambda', []],
  ['typeof lambda.x', ['lambda']],
  ['const lambda = 1; lambda', []],
  ['lambda = 1', []],
  ['lambda.x = 1', ['lambda']],
  ['((lambda, { mq, a: [eks] }) => lambda + mq + eks)()', []],
  ['function lambda(mq: Config) { return mq }; lambda()', []],
  ['try {} catch (mq) { mq }', []],
  ['import { lambda } from "x"; lambda()', []],
  ['const x: Lambda = lambda as unknown as Ecs; x!', ['lambda']],
  ['({ lambda, ...mq, eks() { return ecs }, get kafka() { return 1 } })', ['lambda', 'mq', 'ecs']],
  ['class A { lambda = mq; eks() {} }', ['mq']],
  ['mq: for (const eks of ecs) break mq', ['ecs']],
  ['lambda?.x ?? [mq][eks]', ['lambda', 'mq', 'eks']],
  ['not ( parsed', []],
] as const) {
  test(`${source} uses ${names.join(', ') || 'nothing'}`, () => {
    assert.equal([...mentions(source)].sort(), [...names].sort());
  });
}

test.run();
