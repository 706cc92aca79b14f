import type { SdkClient } from '../call/oversee.ts';
import type { Session } from '../session.ts';
import { makeClient } from './client.ts';
import { watchClock } from './clock-skew.ts';
import { clientConfig, type Destination, noRegion } from './destination.ts';
import { checkInput } from './input/check-input.ts';
import type { Kin } from './kin.ts';
import type { SessionOptions } from './session-options.ts';

/** What a session's clients are made of. */
export interface ClientParts {
  readonly options: SessionOptions;
  readonly destination: Destination;
  readonly kin: Kin;
}

/** Makes a session's client of a service: its calls are guarded, recorded and stopped as the session says. */
export function sessionClient(session: Session, name: string, parts: ClientParts): SdkClient {
  const { options, destination, kin } = parts;
  const { confirm } = options;
  const sender = {
    profile: guardedProfile(session),
    confirm:
      confirm && ((question: Parameters<typeof confirm>[0]) => kin.asking(() => confirm(question))),
    account: async () => (await session.identity().catch(() => undefined))?.account,
  };
  const client = makeClient(name, clientConfig(destination, options.endpoint, name), {
    region: () => session.region,
    deadlineMs: options.deadlineMs ?? 60_000,
    check: () => {
      if (session.region === undefined) throw noRegion();
    },
    ...(options.checkInput === false ? {} : { checkInput }),
    account: () => session.account,
    profile: () => session.profile,
    admit: (intent, context) => kin.guard.admit(intent, context, sender),
    onCall: (call) => kin.tell(call),
    countsFrom: () => kin.countsFrom(),
  });
  if (!session.isSandbox) watchClock(client, (text) => kin.warnOfClock(text, options.warn));
  return client;
}

/** The profile that our config may guard; the sandbox has none. */
export function guardedProfile({ isSandbox, profile }: Session): string | undefined {
  return isSandbox ? undefined : (profile ?? 'default');
}
