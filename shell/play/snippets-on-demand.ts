import type { Snippets } from '../capabilities/index.ts';
import { knownNames } from './known-names.ts';

const loaded = async (): Promise<Snippets> => (await import('./index.ts')).snippets;

/** The snippets, loaded with the first command that is about them. */
export const snippetsOnDemand: Snippets = {
  names: knownNames,
  play: async (rest, context) => (await loaded()).play(rest, context),
  save: async (rest, context) => (await loaded()).save(rest, context),
  command: async (rest, context) => (await loaded()).command(rest, context),
  remove: async (rest) => (await loaded()).remove(rest),
  sourceOf: async (name) => (await loaded()).sourceOf(name),
  write: async (name, text) => (await loaded()).write(name, text),
};
