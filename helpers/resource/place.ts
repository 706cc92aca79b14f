import { partitionOf } from '../config/region.ts';
import { dig } from './path.ts';
import type { Resource } from './resource.ts';

/** Hosts of AWS's console by partition. */
const consoles: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/**
 * A template with what is known of a resource put in: `{partition}`, `{region}`, `{account}`,
 * `{id}` for an identifier, `{Member}` for a member of its data. Undefined when something is not
 * known.
 */
export function filledIn(
  template: string | undefined,
  resource: Resource,
  encode: (text: string) => string = (text) => text,
): string | undefined {
  if (template === undefined) return undefined;
  let missing = false;
  const text = template.replace(/\{([\w.]+)\}/g, (_, word: string) => {
    const value = knownOf(word, resource);
    if (value === undefined) missing = true;
    return encode(value ?? '');
  });
  return missing ? undefined : text;
}

/** The page of a resource in AWS's console. */
export function consoleUrl(path: string | undefined, resource: Resource): string | undefined {
  const { region } = resource.session;
  const host = consoles[(region && partitionOf(region)) || 'aws'];
  const filled = filledIn(path, resource, encodeURIComponent);
  if (filled === undefined || host === undefined) return undefined;
  return `https://${region ? `${region}.` : ''}${host}${filled}`;
}

function knownOf(word: string, resource: Resource): string | undefined {
  const { session, identifiers } = resource;
  const known: Record<string, string | undefined> = {
    partition: session.partition,
    region: session.region,
    account: session.account,
  };
  const own = resource.isLoaded ? dig(resource.data, word) : undefined;
  return known[word] ?? identifiers[word] ?? (own === undefined ? undefined : String(own));
}
