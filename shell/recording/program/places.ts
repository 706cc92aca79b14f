import type { EntryPlace } from '../../journal.ts';
import { mentionedIn } from './identifiers.ts';
import { serviceVariables } from './known-names.ts';
import { parsed } from './piece.ts';
import { renamed } from './rename.ts';
import type { EntryPiece } from './slice.ts';

/** Pieces whose services are those of where each ran, and the lines that make these. */
export interface Placed {
  readonly head: readonly string[];
  readonly pieces: readonly EntryPiece[];
}

/**
 * A session that went on elsewhere becomes a program with several sessions: what ran where the first
 * piece did uses the services of `awsh`, all others `ec2EuWest1` and the like.
 */
export function placed(pieces: readonly EntryPiece[]): Placed {
  const [first] = pieces;
  const head = new Map<string, string>();
  const moved = pieces.map((piece) => {
    const { place } = piece.entry;
    if (!first || keyOf(place) === keyOf(first.entry.place)) return piece;
    const session = sessionName(place, first.entry.place);
    const names = new Map<string, string>();
    for (const name of mentionedIn(parsed(piece.source)?.statements ?? [])) {
      const service = serviceVariables.get(name);
      if (name === 'session') names.set(name, session);
      if (service === undefined) continue;
      const own = `${name}${capital(session)}`;
      names.set(name, own);
      head.set(session, `const ${session} = new Session(${optionsOf(place, first.entry.place)});`);
      head.set(own, `const ${own} = ${session}.service('${service}');`);
    }
    return { ...piece, source: renamed(piece.source, names) };
  });
  return { head: [...head.values()], pieces: moved };
}

function keyOf({ isSandbox, profile, region }: EntryPlace): string {
  return JSON.stringify([isSandbox, profile, region]);
}

/** `euWest1`, `prodEuWest1`: what differs from the first place. */
function sessionName(place: EntryPlace, first: EntryPlace): string {
  const parts = [
    ...(place.profile !== first.profile && place.profile ? [place.profile] : []),
    ...(place.region ? [place.region] : []),
  ];
  const name = parts
    .flatMap((part) => part.split(/[^A-Za-z0-9]+/))
    .map((word, at) => (at === 0 ? word.toLowerCase() : capital(word)))
    .join('');
  return /^[a-z]/.test(name) ? name : `session${capital(name)}`;
}

function optionsOf(place: EntryPlace, first: EntryPlace): string {
  const options = [
    ...(place.profile !== first.profile && place.profile
      ? [`profile: ${JSON.stringify(place.profile)}`]
      : []),
    ...(place.region ? [`region: ${JSON.stringify(place.region)}`] : []),
  ];
  return `{ ${options.join(', ')} }`.replaceAll('"', "'");
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
