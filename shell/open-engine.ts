import { join } from 'node:path';
import { UsageError } from '../helpers/errors.ts';
import { type Question, Session, type SessionOptions, useCodeCache } from '../helpers/index.ts';
import type { Arguments } from './args.ts';
import { cacheFolder } from './cache-folder.ts';
import type { Choice } from './choose-place.ts';
import type { Ask } from './command.ts';
import { Engine } from './engine.ts';
import { SandboxOnDemand, sandboxOptions } from './sandbox-on-demand.ts';

/** An engine whose session goes where the command line says. */
export async function openEngine(
  args: Arguments,
  choice: Choice,
  face: { color: boolean; ask?: Ask; onLateOutput?: (text: string) => void },
): Promise<Engine> {
  useCodeCache(join(cacheFolder(), 'code'));
  const { profile, region, endpoint } = args;
  const sandbox = new SandboxOnDemand(sandboxOptions(args));
  const options: SessionOptions = {
    ...(face.ask ? { ask: asking(face.ask) } : {}),
    warn: (message) => console.warn(message),
    ...(region ? { region } : {}),
    ...(profile ? { profile } : {}),
    ...(endpoint ? { endpoint } : {}),
    ...(choice.isSandbox ? await sandbox.connect() : {}),
  };
  return new Engine({ session: new Session(options), sandbox, ...face });
}

/** Asks a person what credentials take: the code of an MFA device, the approval of a login. */
function asking(ask: Ask): (question: Question) => Promise<string> {
  return async ({ kind, message }) => {
    const answer =
      kind === 'mfa' ? await ask.secret(message) : await ask.choose(message, approvals);
    if (answer !== undefined && answer !== notNow) return answer;
    throw kind === 'mfa'
      ? new UsageError('no code was given')
      : new UsageError('nobody logged in', { hint: '.login does, or aws sso login' });
  };
}

const notNow = 'not now';
const approvals = [{ value: 'it is approved' }, { value: notNow }];
