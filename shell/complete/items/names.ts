import type { Candidate } from '../completion.ts';
import type { ServiceCatalogue } from '../sdk/services.ts';
import { byText } from './order.ts';

/** The names that stand by themselves, by where they are from. */
export interface Names {
  /** Made by cells of this session. */
  readonly session: readonly string[];
  /** Functions and values of the library. */
  readonly helpers: readonly string[];
  readonly services: ServiceCatalogue;
  /** Node's modules. */
  readonly builtins: readonly string[];
}

/**
 * What a name being typed could be: the session's own first, then the services that are here, the
 * library, services that aren't here, Node's modules.
 */
export function nameCandidates({ session, helpers, services, builtins }: Names): Candidate[] {
  const own = new Set(session);
  const all = [...services.variables.values()].filter(({ variable }) => !own.has(variable));
  const service = ({ variable, title }: { variable: string; title: string }): Candidate => ({
    text: variable,
    kind: 'variable',
    detail: services.has(variable) ? title : `${title}, not installed`,
  });
  const plain = (names: readonly string[], kind: Candidate['kind']): Candidate[] =>
    names
      .filter((text) => !own.has(text))
      .map((text): Candidate => ({ text, kind }))
      .sort(byText);
  const taken = new Set([...services.variables.keys(), ...helpers]);
  return [
    ...[...own]
      .filter((name) => !name.startsWith('__'))
      .map((text): Candidate => ({ text, kind: 'variable' }))
      .sort(byText),
    ...all.filter(({ variable }) => services.has(variable)).map(service),
    ...plain(helpers, 'helper'),
    ...all.filter(({ variable }) => !services.has(variable)).map(service),
    ...plain(
      builtins.filter((name) => !taken.has(name)),
      'variable',
    ).map((each) => ({ ...each, detail: 'node module' })),
  ];
}
