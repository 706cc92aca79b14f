import { readFileSync } from 'node:fs';
import { ConfigError } from '../errors.ts';
import { parseIni, type Section, type Setting } from './ini.ts';
import { configPath, credentialsPath } from './paths.ts';

export { configPath, credentialsPath } from './paths.ts';

/** Settings by key, as one profile, sso session or services section has them. */
export type Settings = ReadonlyMap<string, Setting>;

/** What `~/.aws/config` and `~/.aws/credentials` say together. */
export interface AwsFiles {
  /** By profile name; where both files speak of a key, the credentials file wins. */
  readonly profiles: ReadonlyMap<string, Settings>;
  readonly ssoSessions: ReadonlyMap<string, Settings>;
  readonly services: ReadonlyMap<string, Settings>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads both files; a file that doesn't exist says nothing. Faults are a {@link ConfigError}. */
export function readAwsFiles(env: Environment = process.env): AwsFiles {
  const found = {
    profiles: new Map<string, Map<string, Setting>>(),
    ssoSessions: new Map<string, Map<string, Setting>>(),
    services: new Map<string, Map<string, Setting>>(),
  };
  // `[profile default]` outranks `[default]`, so it is merged after it.
  const sections = readSections(configPath(env));
  const plainFirst = [...sections].sort((one, other) => rank(one) - rank(other));
  for (const { header, settings } of plainFirst) {
    const place = placeOf(header);
    if (place) merge(found[place.kind], place.name, settings);
  }
  for (const { header, settings } of readSections(credentialsPath(env))) {
    merge(found.profiles, header, settings);
  }
  return found;
}

function rank({ header }: Section): number {
  return header === 'default' ? 0 : 1;
}

function placeOf(header: string): { kind: keyof AwsFiles; name: string } | undefined {
  if (header === 'default') return { kind: 'profiles', name: 'default' };
  const [, word, name] = /^(profile|sso-session|services)\s+["']?(.*?)["']?$/.exec(header) ?? [];
  if (!name) return undefined;
  const kinds = {
    profile: 'profiles',
    'sso-session': 'ssoSessions',
    services: 'services',
  } as const;
  return { kind: kinds[word as keyof typeof kinds], name };
}

function merge(
  into: Map<string, Map<string, Setting>>,
  name: string,
  settings: ReadonlyMap<string, Setting>,
): void {
  const merged = into.get(name) ?? new Map<string, Setting>();
  for (const [key, setting] of settings) merged.set(key, setting);
  into.set(name, merged);
}

function readSections(file: string): Section[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    const problem = {
      EISDIR: 'is a directory, not a file',
      EACCES: "can't be read: permission denied",
    };
    throw new ConfigError(problem[code as keyof typeof problem] ?? `can't be read: ${code}`, {
      file,
    });
  }
  return parseIni(text, file);
}
