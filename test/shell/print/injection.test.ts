import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { chart } from '../../../helpers/index.ts';
import {
  printBrief,
  printCall,
  printError,
  printFailures,
  printProgress,
  printRetry,
  printText,
  printValue,
} from '../../../shell/print/index.ts';
import { promptText } from '../../../shell/terminal/prompt-text.ts';
import { shownOutcome, shownPlace } from '../../../shell/terminal/shown.ts';
import { instance } from './instances.ts';

const payloads = {
  'clearing the screen': '\x1b[2J',
  'naming the window': '\x1b]0;owned\x07',
  'filling the clipboard': '\x1b]52;c;aGk=\x07',
  'a link elsewhere': '\x1b]8;;http://evil\x1b\\',
  'a one-byte CSI': '\x9b2J',
  'a carriage return': 'good\rbad',
  'a backspace': 'a\b\b',
  'right to left': '\u202egnp.exe',
  'no width': 'ad\u200bmin',
  'a delete': 'a\x7f',
};

interface Place {
  readonly width: number;
  readonly color: boolean;
}

const tree = (value: unknown, place: Place) => printValue(value, { format: 'tree', ...place });
const auto = (value: unknown, place: Place) => printValue(value, { format: 'auto', ...place });
const now = new Date();
const call = {
  service: 'EC2',
  operation: 'RunInstances',
  effect: 'changes' as const,
  retries: [],
  input: {},
  region: 'us-east-1',
  startedAt: now,
  durationMs: 1,
  attempts: 1,
};
const retry = { reason: 'throttled', attempt: 1, of: 3, afterMs: 10 };
const outcome = {
  cell: 1,
  source: '',
  status: 'ok' as const,
  calls: [],
  output: '',
  durationMs: 1,
  now,
};
const at = { isSandbox: false, profile: 'dev', endpoint: undefined, region: 'us-east-1' };
const said = (...more: object[]) => Object.assign(new Error('no'), ...more);

/** Everything that is printed of what AWS, files or others wrote: how each looks with a payload in it. */
const fields: Readonly<Record<string, (payload: string, place: Place) => string>> = {
  'a cell of a table': (it, place) => auto([{ Id: it, Zone: 'a' }], place),
  'the title of a column': (it, place) => auto([{ Id: 'i-1', [it]: 'a' }], place),
  'the name of a list': (it, place) => auto({ $metadata: {}, [it]: [{ Id: 1 }] }, place),
  'the name of an empty list': (it, place) => auto({ $metadata: {}, [it]: [] }, place),
  'the name of a member beside a list': (it, place) =>
    auto({ $metadata: {}, List: [{ Id: 1 }], [it]: 5 }, place),
  'a token': (it, place) => auto({ $metadata: {}, List: [{ Id: 1 }], NextToken: it }, place),
  "an instance's Name tag": (it, place) =>
    auto([{ ...instance(1), Tags: [{ Key: 'Name', Value: it }] }], place),
  'the value of a tag': (it, place) => auto({ Tags: [{ Key: 'owner', Value: it }], A: 1 }, place),
  'the key of a tag': (it, place) => auto({ Tags: [{ Key: it, Value: 'x' }], A: 1 }, place),
  'a member of a record': (it, place) => auto({ Name: it }, place),
  'the name of a member': (it, place) => auto({ Name: 'x', [it]: { [it]: [it] } }, place),
  'an element of a list': (it, place) => tree([it, [it], { A: it }], place),
  'the names of empty members': (it, place) => auto({ A: '', [`A${it}`]: '' }, place),
  'a member of a tree': (it, place) => tree({ a: it, [it]: { b: { [it]: it } } }, place),
  'a text': (it, place) => auto(it, place),
  "a user's own object": (it, place) => auto({ a: it, [it]: [it] }, place),
  'a Map': (it, place) => auto(new Map([[it, it]]), place),
  'the name of a class': (it, place) => {
    class Named {}
    Object.defineProperty(Named, 'name', { value: it });
    return auto(Object.assign(new Named(), { a: it }), place);
  },
  'a symbol': (it, place) => auto(Symbol(it), place),
  'a brief result': (it, place) => printBrief({ Name: it, [it]: [{ [it]: it }] }, place),
  'a brief list': (it, place) => printBrief([it, it, it, it, it, it], place),
  'the label of a bar': (it, place) => auto(chart({ [it]: 3, b: 1 }), place),
  'the label of a line': (it, place) =>
    auto(chart([1, 5].map((value, day) => ({ time: new Date(day), label: it, value }))), place),
  JSON: (it, place) => printValue({ [it]: it }, { format: 'json', ...place }),
  YAML: (it, place) => printValue({ [it]: it }, { format: 'yaml', ...place }),
  CSV: (it, place) => printValue([{ [it]: it }], { format: 'csv', ...place }),
  "an error's message": (it, place) => printError(new Error(it), place),
  "an error's name": (it, place) => printError(said({ name: it }), place),
  "an error's hint": (it, place) => printError(said({ hint: `${it}\n${it}`, code: it }), place),
  "AWS's error": (it, place) =>
    printError(said({ name: it, $fault: 'client', $metadata: { requestId: it } }), place),
  "an error's stack": (it, place) =>
    printError(said({ stack: `Error: no\n    at ${it} (/home/ada/x.ts:1:2)` }), place),
  'what is thrown': (it, place) => printError({ [it]: it }, place),
  'the service of a call': (it, place) => printCall({ ...call, service: it }, place),
  'the operation of a call': (it, place) => printCall({ ...call, operation: it }, place),
  'the error of a call': (it, place) =>
    printCall({ ...call, error: { name: it, message: it } }, place),
  'why a call is tried again': (it, place) =>
    printCall({ ...call, attempts: 2, retries: [{ ...retry, reason: it }] }, place),
  'a retry': (it, place) =>
    printRetry({ ...retry, reason: it }, { service: it, operation: it }, place),
  'the progress of a listing': (it, place) =>
    printProgress({ id: {}, name: it, over: false, elapsedMs: 5, items: 1 }, place),
  'the progress of a wait': (it, place) =>
    printProgress(
      { id: {}, name: it, over: false, elapsedMs: 5, looks: 1, states: { [it]: 1 } },
      place,
    ),
  'places that failed': (it) =>
    printFailures({
      id: {},
      name: 'x',
      over: true,
      elapsedMs: 5,
      origins: { done: 1, all: 2, failures: [it] },
    }),
  'the profile in the prompt': (it, place) =>
    promptText(shownPlace({ ...at, profile: it }), 1, place),
  'the region in the prompt': (it, place) =>
    promptText(shownPlace({ ...at, region: it }), 1, place),
  'many places in the prompt': (it, place) =>
    promptText(shownPlace(at, [at, { ...at, profile: it, region: it }]), 1, place),
  'what a command tells': (it, place) => shownOutcome({ ...outcome, text: it }, place),
  'what a tutorial tells': (it, place) => shownOutcome({ ...outcome, remark: it }, place),
  'a result at the prompt': (it, place) => shownOutcome({ ...outcome, value: [{ Id: it }] }, place),
};

/** What no terminal may see, once the few codes that are ours are taken out. */
function leak(text: string): string | undefined {
  const rest = text.replace(/\x1b\[(?:0|1|2|22|3[1-6]|39)m/g, '');
  return /[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/.exec(rest)?.[0];
}

for (const [field, print] of Object.entries(fields)) {
  test(`J1 ${field} brings nothing to a terminal that it would obey or hide`, () => {
    for (const [what, payload] of Object.entries(payloads)) {
      for (const width of [20, 80, 200]) {
        for (const color of [true, false]) {
          const text = print(payload, { width, color });
          assert.is(leak(text), undefined, `${what}: ${JSON.stringify(text)}`);
        }
      }
    }
  });
}

test('our own colours pass where commands tell something, those of others are shown', () => {
  assert.is(printText('\x1b[32mgood\x1b[39m\x1b[5mbad'), '\x1b[32mgood\x1b[39m\\x1b[5mbad');
});

test.run();
