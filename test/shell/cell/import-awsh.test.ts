import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { transformCell } from '../../../shell/cell/transform.ts';

const given = globalThis as Record<string, unknown>;

test('what a program imports from awsh is what the session has at hand', () => {
  given.ec2 = 'the session’s';
  try {
    const code = (source: string) => transformCell(source, 'In[1]').code;
    assert.not.match(code("import { ec2 } from 'awsh';"), '__awsh.import');
    assert.match(code("import { ec2 as mine } from 'awsh';"), 'let mine = globalThis.ec2');
    const both = code("import { ec2, Session } from 'awsh';");
    assert.match(both, /"?Session"?/);
    assert.not.match(both, 'ec2');
    assert.match(code("import * as ec2 from 'awsh';"), '__awsh.import');
    assert.match(code("import { ec2 } from './mine.ts';"), '__awsh.import');
  } finally {
    delete given.ec2;
  }
});

test.run();
