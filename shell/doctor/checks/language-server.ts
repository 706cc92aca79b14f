import { serverExecutable } from '../../complete/server/executable.ts';
import { type Check, ok, warn } from '../check.ts';

/** Whether TypeScript's language server is there, which completion and .doc ask. */
export const languageServer: Check = {
  name: 'types',
  look() {
    const program = serverExecutable();
    return [
      program === undefined
        ? warn(
            `TypeScript has no program for ${process.platform}-${process.arch}: Tab knows names, but no types`,
            'npm install without --omit=optional',
          )
        : ok(`TypeScript's language server is at ${program}`),
    ];
  },
};
