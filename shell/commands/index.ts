import type { Command } from '../command.ts';
import { calls } from './calls.ts';
import { csv } from './csv.ts';
import { exit } from './exit.ts';
import { help } from './help.ts';
import { json } from './json.ts';
import { login } from './login.ts';
import { profile } from './profile.ts';
import { readonly } from './readonly.ts';
import { region } from './region.ts';
import { regions } from './regions.ts';
import { sandbox } from './sandbox.ts';
import { services } from './services.ts';
import { table } from './table.ts';
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
  readonly,
  services,
  use,
  regions,
  sandbox,
  table,
  json,
  yaml,
  csv,
  exit,
];
