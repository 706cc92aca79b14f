import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../errors.ts';
import { parseIni, type Setting } from './ini.ts';

/** What awsh's own config file says about a profile, beside what AWS's files do. */
export interface OwnSettings {
  /** Nothing but reads is sent. */
  readonly readOnly: boolean;
  /** Everything but reads is asked about first. */
  readonly protected: boolean;
}

/**
 * The folder for what the user decides, as each system has it:
 * https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function configFolder(): string {
  const { XDG_CONFIG_HOME, APPDATA } = process.env;
  if (XDG_CONFIG_HOME) return join(XDG_CONFIG_HOME, 'awsh');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Preferences', 'awsh');
  if (process.platform === 'win32' && APPDATA) return join(APPDATA, 'awsh', 'Config');
  return join(homedir(), '.config', 'awsh');
}

/**
 * Reads what `config` in awsh's own folder says of a profile, in a section `[profile dev]` or
 * `[default]`. A value that is neither true nor false is a ConfigError: a guard that can't be read
 * must not be taken for none.
 */
export function ownSettings(profile: string): OwnSettings {
  const file = join(configFolder(), 'config');
  const headers = [`profile ${profile}`, ...(profile === 'default' ? ['default'] : [])];
  const settings = parseIni(textOf(file), file)
    .filter(({ header }) => headers.includes(header.replace(/^profile\s+/, 'profile ')))
    .flatMap(({ settings }) => [...settings]);
  const found = new Map(settings);
  return { readOnly: claim(found, 'readonly'), protected: claim(found, 'protected') };
}

function claim(settings: ReadonlyMap<string, Setting>, key: string): boolean {
  const setting = settings.get(key);
  if (setting === undefined || /^(false|no|off)$/i.test(setting.value)) return false;
  if (/^(true|yes|on)$/i.test(setting.value)) return true;
  const { file, line } = setting;
  throw new ConfigError(`${key} is true or false`, { file, line });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return '';
    throw new ConfigError(`it can't be read (${code})`, { file });
  }
}
