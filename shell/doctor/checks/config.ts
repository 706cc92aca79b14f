import { existsSync } from 'node:fs';
import { looseMode } from '../../../helpers/config/file-mode.ts';
import { configPath, credentialsPath, readAwsFiles } from '../../../helpers/config/files.ts';
import { networkSettings } from '../../../helpers/config/network.ts';
import { ownSettings } from '../../../helpers/config/own.ts';
import {
  availableProfiles,
  chosenProfile,
  requireProfile,
} from '../../../helpers/config/profile.ts';
import { configuredRegion } from '../../../helpers/config/resolve.ts';
import { count } from '../../../helpers/text/count.ts';
import { type Check, type Finding, ok, warn } from '../check.ts';

/** The files of ~/.aws and our own; a fault is told with its file and line, by what reads them. */
export const config: Check = {
  name: 'config',
  look({ session }) {
    const paths = [configPath(), credentialsPath()].filter((path) => existsSync(path));
    const files = readAwsFiles();
    const profile = session?.profile ?? chosenProfile(undefined);
    if (profile !== undefined && profile !== 'default') requireProfile(profile, files);
    ownSettings(profile ?? 'default');
    networkSettings(profile, files);
    const region = session?.region ?? configuredRegion(profile, files);
    const loose = looseMode(credentialsPath());
    return [
      paths.length === 0
        ? ok('there are no files in ~/.aws')
        : ok(`${count(availableProfiles(files).length, 'profile')} in ${paths.join(', ')}`),
      ...(loose === undefined ? [] : [looseFinding(loose)]),
      ...(region === undefined ? [noRegion] : []),
    ];
  },
};

const noRegion = warn(
  'no region is set',
  '.region chooses one; so do AWS_REGION and region = in the profile',
);

/** The warning ends in what mends it, behind a colon. */
function looseFinding(text: string): Finding {
  const at = text.lastIndexOf(': ');
  return warn(text.slice(0, at), text.slice(at + 2));
}
