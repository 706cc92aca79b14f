import { types } from 'node:util';
import * as aws from '../../helpers/index.ts';
import { words } from '../../helpers/text/count.ts';
import { type Item, isRecord } from './record.ts';

/** The columns that a record of AWS's, or a resource, is best shown in; undefined when unknown. */
export function knownColumns(value: unknown): aws.Columns | undefined {
  return quietly(() => aws.columnsOf(value));
}

/** The instances in an answer of DescribeInstances; undefined for every other value. */
export function boxedInstances(response: Item): readonly Item[] | undefined {
  if (!Array.isArray(response.Reservations)) return undefined;
  const found = quietly(() => aws.instances(response));
  return found?.every(isRecord) ? found : undefined;
}

/** What the record's Name tag says, where it has one. */
export function nameTag(record: Item): string | undefined {
  if (!Array.isArray(record.Tags)) return undefined;
  return quietly(() => aws.name(record)) || undefined;
}

/** What a record or resource is, in the singular: `instance`. Undefined for unknown kinds. */
export function nounOf(value: unknown): string | undefined {
  return quietly(() => {
    if (aws.isResource(value)) return asSaid(words((value as aws.Resource<object>).kind));
    const id = isRecord(value) && idMember(value);
    return id ? asSaid(words(id.slice(0, -2))) : undefined;
  });
}

/** AWS writes `Vpc` and says VPC. */
function asSaid(noun: string): string {
  return noun.replace(/\b(?:vpc|vpn|nat|acl|dhcp|iam)\b/g, (word) => word.toUpperCase());
}

/** The member with a record's own id: `InstanceId` of an instance. Undefined for unknown kinds. */
export function idMember(record: Item): string | undefined {
  const id = knownColumns(record)?.find(({ title }) => title === 'id');
  if (!id) return undefined;
  const own = quietly(() => id.value(record));
  return Object.keys(record).find((name) => /.Id$/.test(name) && record[name] === own);
}

/** True for a resource or a collection: objects that know calls, and are shown as they say. */
export function isHandle(value: unknown): boolean {
  return isOurs(value, (one) => aws.isResource(one) || aws.isCollection(one));
}

/** True for what `chart` makes. */
export function isChart(value: unknown): value is aws.Chart {
  return isOurs(value, aws.isChart);
}

/** True for a listing of which some is there. */
export function isPartial(value: unknown): value is aws.PartialListing<unknown> {
  return isOurs(value, aws.isPartial);
}

/** A proxy would be asked whether it has our brand, and could do anything. */
function isOurs(value: unknown, is: (value: unknown) => boolean): boolean {
  return !types.isProxy(value) && (quietly(() => is(value)) ?? false);
}

/** What AWS answered of a resource, or what identifies one not loaded; every other value as it is. */
export function dataOf(value: unknown): unknown {
  const data = quietly(() => {
    if (!aws.isResource(value)) return undefined;
    return value.isLoaded ? value.data : value.identifiers;
  });
  return data ?? value;
}

/** Where an object came from that was found in one of many places: `{ region, profile }`. */
export function originIn(value: unknown): Item | undefined {
  return typeof value === 'object' && value !== null
    ? (aws.originOf(value) as Item | undefined)
    : undefined;
}

/** Values may be anything, and so throw when they are looked at; then nothing is known of them. */
function quietly<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
