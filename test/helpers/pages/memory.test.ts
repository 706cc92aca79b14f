import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ItemsOf } from '../../../helpers/service/pages/pages-of.ts';
import type { Listed } from '../../../helpers/service/pages/walk.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Five pages of one thing each; says how many of the earlier ones are still held at each request. */
function fivePages(): { listed: Listed; held: number[] } {
  const pages: WeakRef<object>[] = [];
  const held: number[] = [];
  const listed: Listed = {
    operation: 'ListThings',
    input: {},
    options: { ahead: false },
    paging: async () => ({ token: 'NextToken', items: 'Things' }),
    send: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      collectGarbage();
      held.push(pages.filter((page) => page.deref() !== undefined).length);
      const Things = [{ number: pages.length }];
      pages.push(new WeakRef(Things));
      return { Things, ...(pages.length < 5 ? { NextToken: `t${pages.length}` } : {}) };
    },
  };
  return { listed, held };
}

test('no page that was gone through is held while the next one is fetched', async () => {
  const { listed, held } = fivePages();
  assert.is(await new ItemsOf(listed).count(), 5);
  assert.equal(held, [0, 0, 0, 0, 0]);
});

test.run();
