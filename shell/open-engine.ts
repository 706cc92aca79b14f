import { join } from 'node:path';
import { UsageError } from '../helpers/errors.ts';
import { Session, type SessionOptions, useCodeCache } from '../helpers/index.ts';
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
    ask: ({ message }) => askForSecret(face.ask, message),
    ...(region ? { region } : {}),
    ...(profile ? { profile } : {}),
    ...(endpoint ? { endpoint } : {}),
    ...(choice.isSandbox ? await sandbox.connect() : {}),
  };
  return new Engine({ session: new Session(options), sandbox, ...face });
}

/** An MFA code is asked for where a person sits; in a script the error says that none does. */
async function askForSecret(ask: Ask | undefined, message: string): Promise<string> {
  if (!ask) {
    throw new UsageError(`${message}: nobody is here to answer`, { hint: 'use the prompt' });
  }
  const answer = await ask.secret(message);
  if (answer === undefined) throw new UsageError('no code was given');
  return answer;
}
