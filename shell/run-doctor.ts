import { Session } from '../helpers/index.ts';
import type { Arguments } from './args.ts';
import { examine, report } from './doctor/index.ts';
import { SandboxOnDemand, sandboxOptions } from './sandbox-on-demand.ts';

/**
 * `awsh doctor`: the checks where the prompt may not even open, as a config that can't be read keeps
 * it from doing. Resolves with whether nothing failed.
 */
export async function runDoctor(
  args: Arguments,
  { out, width }: { out: (text: string) => void; width: number },
): Promise<boolean> {
  const session = await sessionOf(args);
  const { signal } = new AbortController();
  const findings = await examine({ session, history: undefined, signal });
  out(`${report(findings, width)}\n`);
  return findings.every(({ status }) => status !== 'fail');
}

/** The session that the command line asks for; undefined when it can't be, which a check explains. */
async function sessionOf(args: Arguments): Promise<Session | undefined> {
  const { profile, region, endpoint, sandbox } = args;
  const place = {
    ...(profile ? { profile } : {}),
    ...(region ? { region } : {}),
    ...(endpoint ? { endpoint } : {}),
  };
  try {
    const { choosePlace } = await import('./choose-place.ts');
    const { isSandbox } = await choosePlace(args);
    const options =
      isSandbox || sandbox ? await new SandboxOnDemand(sandboxOptions(args)).connect() : {};
    // Warnings are findings here: the checks look for themselves.
    return new Session({ ...place, ...options, warn: () => undefined });
  } catch {
    return undefined;
  }
}
