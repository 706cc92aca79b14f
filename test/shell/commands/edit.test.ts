import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/index.ts';
import { createSandbox } from '../../../sandbox/index.ts';
import { Engine } from '../../../shell/engine.ts';
import { bareEnvironment, emptyHome } from '../../support/program.ts';
import { openTerminal, type TerminalSession } from '../../support/terminal.ts';

/** An editor made of a shell script, which gets the file as `$1`. */
function editorOf(script: string): string {
  const path = join(emptyHome(), 'editor');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** A story at a terminal whose temporary folder is its own; it must be empty at the end. */
const story = (
  title: string,
  env: Record<string, string>,
  tell: (terminal: TerminalSession, temporary: string) => Promise<void>,
): void => {
  test(title, async () => {
    const temporary = emptyHome();
    const terminal = openTerminal(['--sandbox'], {
      env: bareEnvironment({ ...env, TMPDIR: temporary }),
    });
    try {
      await terminal.until('[1] ❯');
      await tell(terminal, temporary);
      assert.equal(
        readdirSync(temporary).filter((name) => name.startsWith('awsh-edit')),
        [],
      );
    } finally {
      terminal.close();
    }
  });
};

story(
  '.edit opens the last cell, privately, and what is saved comes to the prompt',
  {
    VISUAL: editorOf('ls -l "$1" | cut -c1-10 >&2; sed -i s/6/21/ "$1"'),
    EDITOR: 'false',
  },
  async (terminal) => {
    terminal.type('6 * 2\r');
    await terminal.until('[1] 12');
    terminal.type('.edit\r');
    await terminal.until('-rw-------');
    await terminal.until(/\[3\] ❯ 21 \* 2/);
    terminal.type('\r');
    await terminal.until('[3] 42');
  },
);

story(
  'the editor has the keyboard, in a terminal as it expects it, and gives it back',
  { EDITOR: editorOf('stty -a | grep -o " icanon" >&2; read typed; echo "\'$typed\'" > "$1"') },
  async (terminal) => {
    terminal.type('.edit\r');
    await terminal.until(' icanon');
    terminal.type('typed there\r');
    await terminal.until("[2] ❯ 'typed there'");
    terminal.type('\r');
    await terminal.until("[2] 'typed there'");
    terminal.type('1 + 1\r');
    await terminal.until('[3] 2');
  },
);

story(
  'an editor with words and quotes in its name works, and several cells are one text',
  { EDITOR: `"${editorOf('sed -i "s/^/  /; s/ *const/const/" "$2"')}" --wait` },
  async (terminal) => {
    terminal.type('const first = 1\r');
    await terminal.until('[2] ❯');
    terminal.type('const second = 2\r');
    await terminal.until('[3] ❯');
    terminal.type('.edit 1-2\r');
    await terminal.until(/❯ const first = 1\n.*const second = 2/);
  },
);

story(
  'an editor that fails or is not there changes nothing',
  { EDITOR: 'no-such-editor' },
  async (terminal) => {
    terminal.type('.edit\r');
    await terminal.until('the editor no-such-editor is not there');
    terminal.type("process.env.EDITOR = 'exit 3; '\r");
    await terminal.until('[3] ❯');
    terminal.type('.edit 1\r');
    await terminal.until('ended with 3');
    terminal.type("process.env.EDITOR = 'true'\r");
    await terminal.until('[5] ❯');
    terminal.type('.edit 3\r');
    await terminal.until('nothing was saved');
    terminal.type("process.env.EDITOR = ''; process.env.PATH = ''\r");
    await terminal.until('[7] ❯');
    terminal.type('.edit 3\r');
    await terminal.until('there is no editor here');
  },
);

story(
  '.edit and the name of a snippet changes it',
  { EDITOR: editorOf('sed -i s/40/50/ "$1"') },
  async (terminal) => {
    terminal.type('40 + 2\r');
    await terminal.until('[1] 42');
    terminal.type('.save sum 1\r');
    await terminal.until('[3] ❯');
    terminal.type('.edit sum\r');
    await terminal.until('changed sum · .play sum plays it');
    terminal.type('.play sum\r');
    await terminal.until('] 52');
  },
);

test('without a terminal .edit says so', async () => {
  const engine = new Engine({ session: new Session({ sandbox: createSandbox().link }) });
  const { error } = await engine.run('.edit');
  assert.match(String(error), /\.edit needs a terminal/);
  assert.not(readdirSync(tmpdir()).some((name) => name.startsWith('awsh-edit-')));
  engine.close();
});

test.run();
