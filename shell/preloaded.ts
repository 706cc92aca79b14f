import { bundledServices, instances, Session, tags } from '../helpers/index.ts';
import type { Preloaded } from './cell/globals.ts';

/** What preloaded names stand for: some of it changes as cells run. */
export interface Sources {
  readonly session: () => Session;
  readonly inputs: readonly string[];
  readonly outputs: Readonly<Record<number, unknown>>;
}

/**
 * The names that are there without an import. Services are got from the session at each mention, so
 * that they follow a change of profile or region, and none is loaded before its first.
 */
export function preloaded({ session, inputs, outputs }: Sources): Preloaded {
  return {
    session: { get: session },
    ...Object.fromEntries(
      bundledServices().map((name) => [name, { get: () => session().service(name) }]),
    ),
    Session: { value: Session },
    instances: { value: instances },
    tags: { value: tags },
    pause: { value: (ms: number) => session().clock.sleep(ms) },
    In: { value: inputs },
    Out: { value: outputs },
    _: { value: undefined },
    _error: { value: undefined },
  };
}

/**
 * The preloaded service that a path starts with, and the path from there: `ec2.pages.describe` is at
 * the pages of `ec2`. Services, pages and waiters are made at their first mention, which completion,
 * where nothing may be changed, could not do.
 */
export function serviceAt(
  path: string,
  session: Session,
): { name: string; root: unknown; path: string } | undefined {
  const [, word, group, rest = ''] =
    /^([\w$]+)(?:\??\.(pages|wait|watch)(?![\w$]))?(.*)$/.exec(path) ?? [];
  const name = bundledServices().find((each) => each === word);
  if (name === undefined) return undefined;
  const service = session.service(name);
  return { name, root: group ? Reflect.get(service, group) : service, path: `root${rest}` };
}
