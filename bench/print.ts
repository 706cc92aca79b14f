import '../helpers/awsh.ts';
import { inspect } from 'node:util';
import { type Format, printBrief, printValue } from '../shell/print/index.ts';
import { instance } from '../test/shell/print/instances.ts';

const bar = 50;
const hostileBar = 200;
const rounds = 15;
const screen = { width: 120, color: true } as const;

/** How long 1,000 instances take to be printed, and values that are made to take long. */
export async function benchPrint(): Promise<boolean> {
  console.log('\nprinting 1,000 instances');
  const answer = { $metadata: {}, Reservations: boxes(1_000) };
  const list = answer.Reservations.flatMap(({ Instances }) => Instances);
  const page = { first: 1, rows: 100, known: 1_000, isWhole: true };
  const format = (as: Format) => () => printValue(list, { format: as, ...screen });
  const prints = {
    'the answer, a page of it': () => printValue(answer, { format: 'auto', page, ...screen }),
    'the list, a page of it': () => printValue(list, { format: 'auto', page, ...screen }),
    'all as a table': format('table'),
    'all as JSON': format('json'),
    'all as CSV': format('csv'),
    'in a line': () => printBrief(answer, screen),
  };
  const holds = Object.entries(prints).map(([what, print]) => told(what, middle(print), bar));
  console.log('\nprinting values made to take long');
  const held = Object.entries(hostile()).map(([what, value]) =>
    told(
      what,
      middle(() => printValue(value, { format: 'auto', ...screen }), 3),
      hostileBar,
    ),
  );
  return [...holds, ...held].every(Boolean);
}

function boxes(count: number) {
  return Array.from({ length: count }, (_, at) => ({
    ReservationId: `r-${at}`,
    OwnerId: '123456789012',
    Instances: [{ ...instance(at), InstanceId: `i-${String(at).padStart(17, '0')}` }],
  }));
}

function hostile(): Readonly<Record<string, unknown>> {
  const members = Array.from({ length: 200_000 }, (_, at) => [`k${at}`, at] as const);
  let deep: object = {};
  for (let level = 0; level < 100_000; level++) deep = { Next: deep };
  return {
    'an object of 200,000 members': Object.fromEntries(members),
    'a record of 200,000 records': Object.fromEntries(members.map(([key]) => [`K${key}`, {}])),
    'a text of 100 MB': Buffer.alloc(100_000_000, 'x').toString('latin1'),
    'an error of 100 MB': new Error(Buffer.alloc(100_000_000, 'x\n').toString('latin1')),
    'a list of a million': new Array(1_000_000).fill(7),
    'a million rows': new Array(1_000_000).fill({ Id: 1, Name: 'x' }),
    'a map of a million': new Map(Array.from({ length: 1_000_000 }, (_, at) => [at, at])),
    'a value 100,000 levels deep': deep,
    'four billion holes': new Array(4_294_967_295),
    'an enormous integer': 2n ** 3_000_000n,
    'a proxy of 200,000 members': new Proxy(Object.fromEntries(members), {}),
    'what throws when it is inspected': {
      [inspect.custom]() {
        throw new Error('no');
      },
    },
  };
}

/** The middle one of several runs, in milliseconds, after one that is not counted. */
function middle(print: () => string, times = rounds): number {
  print();
  const taken = Array.from({ length: times }, () => {
    const began = performance.now();
    print();
    return performance.now() - began;
  });
  return taken.sort((one, other) => one - other)[Math.floor(times / 2)] ?? Number.NaN;
}

function told(what: string, ms: number, atMost: number): boolean {
  const holds = ms <= atMost;
  const budget = `budget: <= ${atMost} ms: ${holds ? 'holds' : 'BROKEN'}`;
  console.log(`  ${what.padEnd(36)} ${ms.toFixed(1).padStart(7)} ms  ${budget}`);
  return holds;
}
