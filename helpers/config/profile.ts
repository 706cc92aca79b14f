import { UsageError } from '../errors.ts';
import { closest } from '../text/closest.ts';
import { type AwsFiles, configPath, readAwsFiles } from './files.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Names of all profiles that the config and credentials files have, `default` first if there. */
export function availableProfiles(files: AwsFiles = readAwsFiles()): string[] {
  return [...files.profiles.keys()].sort((one, other) => {
    if (one === 'default' || other === 'default') return one === 'default' ? -1 : 1;
    return one < other ? -1 : 1;
  });
}

/**
 * The profile asked for: explicitly, else by `AWS_PROFILE`, else by `AWS_DEFAULT_PROFILE` (which
 * AWS's JavaScript SDK ignores). Undefined when nobody asks for one.
 */
export function chosenProfile(
  explicit: string | undefined,
  env: Environment = process.env,
): string | undefined {
  return explicit || env.AWS_PROFILE || env.AWS_DEFAULT_PROFILE || undefined;
}

/** Refuses a profile that neither file has, naming the nearest and those that exist. */
export function requireProfile(name: string, files: AwsFiles): void {
  if (files.profiles.has(name)) return;
  const names = availableProfiles(files);
  if (names.length === 0) {
    throw new UsageError(`no profile called ${name}: ${configPath()} has no profiles`, {
      hint: 'aws configure writes one; without a profile, --sandbox needs no account at all',
    });
  }
  const near = closest(name, names);
  const exist = `profiles are ${listed(names)}`;
  throw new UsageError(`no profile called ${name}`, {
    hint: near ? `did you mean ${near}? ${exist}` : exist,
  });
}

function listed(names: readonly string[], most = 12): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
