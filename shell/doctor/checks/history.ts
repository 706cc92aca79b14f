import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { bytes } from '../../../helpers/text/bytes.ts';
import { count } from '../../../helpers/text/count.ts';
import { entriesIn } from '../../history/entries.ts';
import { historyFile, isHistoryOff } from '../../history/folder.ts';
import { tailOf } from '../../history/tail.ts';
import { type Check, type Finding, ok, warn } from '../check.ts';

const mostRead = 1_000_000;

/** Whether cells are kept, and the file is sound. */
export const history: Check = {
  name: 'history',
  look({ history }) {
    if (isHistoryOff()) return [ok('off, as AWSH_HISTORY says')];
    if (history && history.file === undefined) return [ok('not kept in this session')];
    const file = history?.file ?? historyFile();
    const tail = tailOf(file, mostRead);
    const { entries, isDamaged } = entriesIn(tail);
    const sound: Finding = isDamaged
      ? warn(`${file} is damaged`, 'the next start sets it aside, and keeps what can be read')
      : ok(`${count(entries.length, 'cell')} in ${file}, ${bytes(tail.size)}`);
    return [sound, ...setAside(file)];
  },
};

function setAside(file: string): Finding[] {
  const old = namesIn(dirname(file)).filter((name) =>
    name.startsWith(`${basename(file)}.set-aside`),
  );
  if (old.length === 0) return [];
  const found = `${count(old.length, 'file')} set aside in ${dirname(file)}`;
  return [warn(found, 'look at them, then remove them')];
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
