import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { configFolder } from '../../../helpers/config/own.ts';
import { servicesFolder } from '../../../helpers/service/install/places.ts';
import { stateFolder } from '../../history/folder.ts';
import { type Check, ok, warn } from '../check.ts';

/** Whether awsh can write where it keeps things. */
export const folders: Check = {
  name: 'folders',
  look() {
    const all = [...new Set([stateFolder(), servicesFolder()])];
    const closed = all.filter((folder) => !isWritable(folder));
    if (closed.length > 0) {
      return closed.map((folder) => {
        return warn(
          `${folder} can't be written to`,
          'chown or chmod it, or set XDG_STATE_HOME, XDG_DATA_HOME',
        );
      });
    }
    const settings = existsSync(configFolder()) ? [configFolder()] : [];
    return [ok([...all, ...settings].join(', '))];
  },
};

/** A folder that is not there yet can be made if the nearest one above it can be written to. */
function isWritable(folder: string): boolean {
  if (!existsSync(folder)) return dirname(folder) !== folder && isWritable(dirname(folder));
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
