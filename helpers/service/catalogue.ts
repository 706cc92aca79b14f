import { UsageError } from '../errors.ts';
import { closest } from '../text/closest.ts';
import { catalogue } from './catalogue.generated.ts';

type Catalogue = typeof catalogue;
type Listed = keyof Catalogue | Catalogue[keyof Catalogue][0];
type Camel<Text> = Text extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Text;

/**
 * A service by name: the AWS CLI's (`logs`, `cognito-idp`), the SDK package's (`cloudwatch-logs`),
 * or either in camelCase (`cognitoIdp`).
 */
export type KnownService = Listed | Camel<Listed>;

/** What is known of a service without its package. */
export interface ServiceEntry {
  /** The AWS CLI's name for it. */
  readonly name: string;
  /** The SDK's package: `@aws-sdk/client-cloudwatch-logs`. */
  readonly package: string;
  /** AWS's own name for it: `Amazon CloudWatch Logs`. */
  readonly title: string;
  /** The prefix of its endpoints, which regions are listed by. */
  readonly endpoint: string;
}

/** Every service of AWS's by the name that the AWS CLI has for it, in the alphabet's order. */
export function serviceNames(): readonly string[] {
  return Object.keys(catalogue);
}

/** What is known of a service, by any of its spellings; an error with the nearest for one that isn't. */
export function serviceEntry(spelling: string): ServiceEntry {
  const name = serviceNamed(spelling);
  const [packageName, title, endpoint] = catalogue[name as keyof Catalogue];
  return { name, package: `@aws-sdk/client-${packageName}`, title, endpoint };
}

/** The AWS CLI's name of a service, by any of its spellings; an error with the nearest for none. */
export function serviceNamed(spelling: string): string {
  if (Object.hasOwn(catalogue, spelling)) return spelling;
  spellings ??= makeSpellings();
  const name = spellings.get(bare(spelling));
  if (name !== undefined) return name;
  const near = spellings.get(closest(bare(spelling), [...spellings.keys()]) ?? '');
  throw new UsageError(`no service called ${spelling}`, {
    hint: near ? `did you mean ${near}?` : '.services lists all of them',
  });
}

/** A service's name as JavaScript can have it for a variable: `cognitoIdp`. */
export function variableName(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

let spellings: Map<string, string> | undefined;

/** Names by what is left of a spelling without dashes and capitals; the CLI's win over the SDK's. */
function makeSpellings(): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, [packageName]] of Object.entries(catalogue)) {
    if (!found.has(bare(packageName))) found.set(bare(packageName), name);
  }
  for (const name of serviceNames()) found.set(bare(name), name);
  return found;
}

function bare(spelling: string): string {
  return spelling
    .replace(/^@aws-sdk\/client-/, '')
    .replaceAll(/[-_\s]/g, '')
    .toLowerCase();
}
