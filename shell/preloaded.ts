import {
  awaitable,
  type bundledServices,
  currentContext,
  installService,
  isAtHand,
  NotInstalled,
  Session,
  serviceEntry,
  serviceNames,
  standIn,
  variableName,
} from '../helpers/index.ts';
import type { Preloaded } from './cell/globals.ts';
import { mentions } from './cell/mentions.ts';
import { preloadedHelpers } from './cell/preloaded-helpers.ts';
import { spread } from './cell/spread.ts';
import type { Whereabouts } from './cell/whereabouts.ts';
import type { Ask } from './command.ts';

/** What preloaded names stand for: some of it changes as cells run. */
export interface Sources {
  /** Where calls go for the code that mentions a name. */
  readonly at: () => Whereabouts;
  readonly inputs: readonly string[];
  readonly outputs: Readonly<Record<number, unknown>>;
  /** The next rows of the long list that was shown last. */
  readonly more: () => Promise<unknown>;
}

/** AWS's services by the names of their variables: `cognitoIdp` is `cognito-idp`. */
const services: ReadonlyMap<string, string> = new Map(
  serviceNames().map((name) => [variableName(name), name]),
);

/**
 * The names that are there without an import. Services are got from the session at each mention, so
 * that they follow a change of profile or region, and none is loaded before its first.
 */
export function preloaded({ at, inputs, outputs, more }: Sources): Preloaded {
  const session = () => at().session;
  return {
    ...Object.fromEntries(
      Array.from(services, ([variable, name]) => [variable, { get: () => found(at(), name) }]),
    ),
    session: { get: session },
    Session: { value: Session },
    ...preloadedHelpers(session),
    pause: { value: (ms: number) => session().clock.sleep(ms, currentContext().signal) },
    In: { value: inputs },
    Out: { value: outputs },
    it: { get: () => awaitable(more()) },
    _: { value: undefined },
    _error: { value: undefined },
  };
}

/** The handle of a service, or what stands for one that is not installed. */
function found(at: Whereabouts, name: string): object {
  try {
    return at.all.length > 1 ? spread(name, at) : handleOf(at.session, name);
  } catch (error) {
    if (error instanceof NotInstalled) return standIn(serviceEntry(name));
    throw error;
  }
}

function handleOf(session: Session, name: string): object {
  return session.service(name as ReturnType<typeof bundledServices>[number]);
}

/** How a person is asked and told when a cell mentions a service that is not installed. */
export interface Offer {
  readonly ask: Ask;
  readonly say: (text: string) => void;
  /** Names that the user has declared, which hide services. */
  readonly taken: () => Promise<readonly string[]>;
  readonly signal: AbortSignal;
}

const declined = new Set<string>();

/**
 * Offers to install the services that a cell mentions and that are not here, before it runs. Nobody
 * is asked twice about one.
 */
export async function offerServices(source: string, offer: Offer): Promise<void> {
  for (const name of await wanted(source, offer)) {
    const { title, package: packageName } = serviceEntry(name);
    const answer = await offer.ask.choose(
      `${name} (${title}) is not installed yet. Install ${packageName}?`,
      [
        { value: 'yes', note: 'into your data folder, as .use does' },
        { value: 'no', note: `.use ${name} does it later` },
      ],
      { signal: offer.signal },
    );
    if (answer === 'yes') {
      offer.say(`installing ${packageName} …`);
      await installService(name, { signal: offer.signal });
    } else declined.add(name);
  }
}

async function wanted(source: string, { taken }: Offer): Promise<string[]> {
  const words = new Set(source.match(/[A-Za-z][\w$]*/g));
  const perhaps = [...words].filter(isMissing);
  if (perhaps.length === 0) return [];
  const used = mentions(source);
  for (const name of await taken()) used.delete(name);
  return perhaps.filter((word) => used.has(word)).map((word) => services.get(word) ?? word);
}

/** True for the variable of a service that is not installed, as long as no cell has overwritten it. */
function isMissing(word: string): boolean {
  const name = services.get(word);
  if (name === undefined || declined.has(name)) return false;
  return Object.getOwnPropertyDescriptor(globalThis, word)?.get !== undefined && !isAtHand(name);
}
