import { UsageError } from '../../helpers/errors.ts';
import {
  isAtHand,
  isBundled,
  isGlobalEndpoint,
  type KnownService,
  type Session,
  serviceEntry,
  serviceNames,
} from '../../helpers/index.ts';
import { defineCommand } from '../command.ts';

/** Lists AWS's services, with what is here of each. */
export const services = defineCommand({
  name: 'services',
  usage: '.services [word]',
  summary: "List AWS's services: what is bundled, installed, and in this region",
  details: ['A word finds the services whose name, title or package has it.'],
  examples: [
    { line: '.services', shows: 'all of them' },
    { line: '.services queue', shows: 'sqs, mq …' },
  ],

  complete: (word) => serviceNames().filter((name) => name.startsWith(word)),

  run(_words, { session }, rest) {
    const word = rest.trim().toLowerCase();
    const rows = serviceNames()
      .map((name) => serviceEntry(name))
      .filter((entry) => Object.values(entry).some((text) => text.toLowerCase().includes(word)))
      .map(({ name, title, package: packageName }) => ({
        name,
        title,
        here: here(name),
        region: reach(session, name),
        package: packageName,
      }));
    if (rows.length === 0) {
      throw new UsageError(`no service has ${word} in its name or title`, {
        hint: '.services lists all of them',
      });
    }
    return { value: rows, format: 'table' };
  },
});

function here(name: string): string {
  if (isBundled(name)) return 'bundled';
  return isAtHand(name) ? 'installed' : '';
}

/** Whether the service is in the session's region, as far as the table says. */
function reach(session: Session, name: string): string {
  const regions = session.availableRegions(name as KnownService);
  if (regions.length === 0) return '?';
  if (regions.some(isGlobalEndpoint)) return 'global';
  return session.region !== undefined && regions.includes(session.region) ? 'yes' : 'no';
}
