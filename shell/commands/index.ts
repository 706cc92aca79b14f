import type { Command } from '../command.ts';
import { bg } from './bg.ts';
import { bye } from './bye.ts';
import { calls } from './calls.ts';
import { complete } from './complete.ts';
import { csv } from './csv.ts';
import { doc } from './doc.ts';
import { doctor } from './doctor.ts';
import { edit } from './edit.ts';
import { exit } from './exit.ts';
import { exportSession } from './export.ts';
import { fg } from './fg.ts';
import { help } from './help.ts';
import { hint } from './hint.ts';
import { history } from './history.ts';
import { it } from './it.ts';
import { jobs } from './jobs.ts';
import { json } from './json.ts';
import { kill } from './kill.ts';
import { login } from './login.ts';
import { next } from './next.ts';
import { note } from './note.ts';
import { notebook } from './notebook.ts';
import { out } from './out.ts';
import { play } from './play.ts';
import { profile } from './profile.ts';
import { readonly } from './readonly.ts';
import { region } from './region.ts';
import { regions } from './regions.ts';
import { rerun } from './rerun.ts';
import { rm } from './rm.ts';
import { sandbox } from './sandbox.ts';
import { save } from './save.ts';
import { services } from './services.ts';
import { show } from './show.ts';
import { skip } from './skip.ts';
import { snippets } from './snippets.ts';
import { table } from './table.ts';
import { tree } from './tree.ts';
import { tutorial } from './tutorial.ts';
import { type } from './type.ts';
import { use } from './use.ts';
import { whoami } from './whoami.ts';
import { yaml } from './yaml.ts';

/** The dot-commands, in the order in which `.help` lists them. */
export const commands: readonly Command[] = [
  help,
  profile,
  login,
  region,
  whoami,
  calls,
  history,
  rerun,
  edit,
  readonly,
  bg,
  jobs,
  fg,
  kill,
  services,
  use,
  regions,
  sandbox,
  tutorial,
  next,
  hint,
  skip,
  show,
  bye,
  it,
  table,
  tree,
  json,
  yaml,
  csv,
  out,
  notebook,
  note,
  exportSession,
  play,
  snippets,
  save,
  rm,
  doc,
  type,
  complete,
  doctor,
  exit,
];
