import { UsageError } from '../../helpers/errors.ts';
import {
  installService,
  isAtHand,
  isBundled,
  serviceEntry,
  serviceNames,
  variableName,
} from '../../helpers/index.ts';
import { defineCommand } from '../command.ts';

/** Installs the SDK packages of services that awsh does not bring along. */
export const use = defineCommand({
  name: 'use',
  usage: '.use <service …>',
  summary: 'Install the SDK package of a service that is not bundled',
  details: [
    'npm fetches it once, into the data folder of yours; after that it works without a network.',
    'Your npm configuration counts: registry, proxy, credentials. Ctrl-C leaves nothing behind.',
  ],
  examples: [
    { line: '.use lambda', shows: 'installs @aws-sdk/client-lambda; then lambda.listFunctions()' },
    { line: '.use ecs eks', shows: 'two at once' },
  ],

  complete: (word) => serviceNames().filter((name) => name.startsWith(word)),

  async run(words, { signal, say }) {
    if (words.length === 0) {
      throw new UsageError('.use takes the name of a service', {
        hint: '.services lists them all',
      });
    }
    const entries = words.map((word) => serviceEntry(word));
    const lines: string[] = [];
    for (const { name, package: packageName } of entries) {
      const variable = variableName(name);
      if (isBundled(name)) lines.push(`${variable} comes with awsh`);
      else if (isAtHand(name)) lines.push(`${variable} is here already`);
      else {
        say(`installing ${packageName} …`);
        const { version } = await installService(name, { signal });
        lines.push(`${variable} is ready: ${packageName} ${version}`);
      }
    }
    return lines.join('\n');
  },
});
