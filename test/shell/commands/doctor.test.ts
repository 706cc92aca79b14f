import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openTerminal } from '../../support/terminal.ts';

test('.doctor looks at the terminal it is in, the history of the session and the sandbox', async () => {
  const terminal = openTerminal(['--sandbox']);
  try {
    await terminal.until('[1] ❯');
    terminal.type('.doctor\r');
    const screen = await terminal.until('[2] ❯');
    assert.match(screen, /ok {4}terminal +xterm-256color, 100 columns, \d+ colours, UTF-8/);
    assert.match(screen, /ok {4}history +1 cell in /);
    assert.match(screen, /ok {4}identity +arn:aws:iam::123456789012:/);
    terminal.type('.doctor please\r');
    await terminal.until('takes no words');
  } finally {
    terminal.close();
  }
});

test.run();
