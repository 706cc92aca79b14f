import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../helpers/index.ts';
import { createSandbox } from '../../sandbox/index.ts';
import type { CommandContext } from '../../shell/command.ts';
import { Engine } from '../../shell/engine.ts';

let play: (context: CommandContext) => Promise<string> = async () => '';
const engine = new Engine({
  session: new Session({ sandbox: createSandbox().link }),
  // A tutor is what an engine hands a command's whole context to.
  tutor: { command: (_word, _words, context) => play(context), after: async () => undefined },
});
test.after(() => engine.close());

/** Runs a command that does what `body` says. */
async function command(body: typeof play, options: Parameters<Engine['run']>[1] = {}) {
  play = body;
  return engine.run('.hint', options);
}

test('the cells of a command are numbered after its own, and each keeps what is its own', async () => {
  const heard: string[] = [];
  const told: string[] = [];
  const outer = await command(
    async (context) => {
      context.say('one');
      const first = await context.runCell('console.log("two"); ec2.describeVpcs().Vpcs.length');
      context.say('three');
      const second = await context.runCell('process.stdout.write("four"); _ + 1');
      context.say('five');
      return `${first.cell} ${first.value} ${first.output.trim()}, ${second.cell} ${second.value} ${second.output}`;
    },
    {
      onOutput: (text) => heard.push(text.trim()),
      onCell: (_source, cell) => told.push(`cell ${cell}`),
      onOutcome: ({ cell }) => told.push(`outcome ${cell}`),
    },
  );
  const n = outer.cell;
  assert.is(outer.text, `${n + 1} 3 two, ${n + 2} 4 four`);
  assert.equal(heard, ['one', 'two', 'three', 'four', 'five']);
  assert.equal(
    told,
    [n + 1, n + 1, n + 2, n + 2].map((cell, i) => `${i % 2 ? 'outcome' : 'cell'} ${cell}`),
  );
  assert.is(outer.output, 'one\nthree\nfive\n');
  assert.equal(outer.calls, []);
  assert.equal((await engine.run(`[In[${n}], In[${n + 2}], Out[${n + 1}]]`)).value, [
    '.hint',
    'process.stdout.write("four"); _ + 1',
    3,
  ]);
});

test('a command goes on after a cell that failed', async () => {
  const { text } = await command(async (context) => {
    const { status } = await context.runCell('nope');
    return `${status}, then ${(await context.runCell('1 + 1')).value}`;
  });
  assert.is(text, 'failed, then 2');
});

test('stopping the command stops the cell it runs, and what it does then', async () => {
  const stop = new AbortController();
  let inner = '';
  let after = false;
  const outer = await command(
    async (context) => {
      setImmediate(() => stop.abort());
      inner = (await context.runCell('await pause(1e9)')).status;
      after = context.signal.aborted;
      return '';
    },
    { signal: stop.signal },
  );
  await new Promise(setImmediate);
  assert.equal([outer.status, inner, after], ['interrupted', 'interrupted', true]);
  assert.is((await engine.run('for (let n = 0; n < 10; n++); 7')).value, 7);
});

test.run();
