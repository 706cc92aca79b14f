import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { configFolder, ownSettings } from '../../../helpers/config/own.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const folder = temporaryFolder('own');
process.env.XDG_CONFIG_HOME = folder;
const write = (text: string) => {
  mkdirSync(configFolder(), { recursive: true });
  writeFileSync(join(configFolder(), 'config'), text);
};

test('without a file nothing is guarded', () => {
  assert.is(configFolder(), join(folder, 'awsh'));
  assert.equal(ownSettings('prod'), { readOnly: false, protected: false });
});

test('a profile is guarded by its section, the default one by either of its names', () => {
  write('[default]\nreadonly = true\n[profile prod]\nProtected = Yes # really\nreadonly = off\n');
  assert.equal(ownSettings('prod'), { readOnly: false, protected: true });
  assert.equal(ownSettings('default'), { readOnly: true, protected: false });
  assert.equal(ownSettings('other'), { readOnly: false, protected: false });
});

test('a value that is neither true nor false is refused with file and line', () => {
  write('[profile prod]\nreadonly = sometimes\n');
  assert.throws(() => ownSettings('prod'), /config:2: readonly is true or false/);
  assert.equal(ownSettings('other').readOnly, false);
});

test('a file that is no file is refused', () => {
  const other = temporaryFolder('own');
  process.env.XDG_CONFIG_HOME = other;
  mkdirSync(join(other, 'awsh', 'config'), { recursive: true });
  chmodSync(join(other, 'awsh'), 0o700);
  assert.throws(() => ownSettings('prod'), /can't be read \(EISDIR\)/);
  process.env.XDG_CONFIG_HOME = folder;
});

test.run();
