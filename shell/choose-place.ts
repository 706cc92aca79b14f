import { isConfigured } from '../helpers/config/configured.ts';
import { defaults } from '../sandbox/about.ts';
import type { Arguments } from './args.ts';

/** Where calls will go, worked out before a session is made, so that the first prompt can say it. */
export interface Choice {
  readonly isSandbox: boolean;
  /** True when the command line says so, false when it follows from what is configured. */
  readonly asked: boolean;
  readonly profile: string | undefined;
  readonly endpoint: string | undefined;
  readonly region: string | undefined;
}

/**
 * The account or server that command line, environment and files name; the sandbox when they name
 * none. Throws for a profile or region that can't be and for a file that can't be read.
 */
export async function choosePlace(args: Arguments): Promise<Choice> {
  const named = args.profile !== undefined || args.endpoint !== undefined;
  const asked = args.sandbox || args.fixture !== undefined;
  if (!asked && (named || (await isConfigured())))
    return { isSandbox: false, asked: named, ...(await outOfFiles(args)) };
  if (args.region !== undefined) await requireRegion(args.region);
  return {
    isSandbox: true,
    asked,
    profile: undefined,
    endpoint: undefined,
    region: args.region ?? defaults.region,
  };
}

async function outOfFiles({ profile, endpoint, region }: Arguments) {
  const { destinationOf } = await import('../helpers/service/destination.ts');
  const destination = destinationOf({
    ...(profile ? { profile } : {}),
    ...(endpoint ? { endpoint } : {}),
    ...(region ? { region } : {}),
  });
  return {
    profile: destination.profile,
    endpoint: destination.endpoint,
    region: destination.region,
  };
}

async function requireRegion(region: string): Promise<void> {
  const { requireKnownRegion } = await import('../helpers/config/region.ts');
  requireKnownRegion(region);
}
