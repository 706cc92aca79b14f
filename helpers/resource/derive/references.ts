import type { ResourceDefinition } from '../definition.ts';
import type { Identifier, Reference } from '../model.ts';
import { camel, plural } from '../naming.ts';
import { membersOfSchema, read } from '../schema.ts';
import { idsOf, nounOf, schemaOf, type World } from './world.ts';

/** Names too general to tell by themselves what they identify. */
const general = /^(?:Name|Id|Arn|Key|Value|Bucket|Url)$/;

/** The resources that a kind's data name: by identifier (`VpcId`), or as data (`Routes`). */
export function referencesOf(
  world: World,
  resource: ResourceDefinition,
): Record<string, Reference> {
  const references: Record<string, Reference> = {};
  const schema = schemaOf(world, resource);
  const own = new Set(idsOf(world, resource).flatMap(({ param, members }) => [param, ...members]));
  for (const member of membersOfSchema(schema)) {
    if (own.has(member)) continue;
    for (const kind of world.definition.resources) {
      const found = kind === resource ? undefined : referenceIn(world, schema, member, kind);
      if (found) references[found[0]] ??= found[1];
    }
  }
  for (const [name, said] of Object.entries(resource.references ?? {})) {
    delete references[name];
    if (said !== false) references[name] = { of: said[0], path: said[1], isData: false };
  }
  return references;
}

function referenceIn(
  world: World,
  schema: unknown,
  member: string,
  kind: ResourceDefinition,
): readonly [string, Reference] | undefined {
  const ids = idsOf(world, kind);
  const [id] = ids;
  if (!id) return undefined;
  const shape = schemaOf(world, kind);
  const target = [...read(schema).structIterator()].find(([name]) => name === member)?.[1];
  if (!target) return undefined;
  const many = target.isListSchema();
  const item = many ? target.getValueSchema() : target;
  if (shape !== undefined && item.getSchema() === shape) {
    return [camel(member), { of: kind.name, path: many ? `${member}[]` : member, isData: true }];
  }
  if (ids.length > 1 || general.test(id.param)) return undefined;
  return many ? manyNamed(member, item.getSchema(), id, kind) : oneNamed(member, id, kind);
}

function oneNamed(
  member: string,
  { param }: Identifier,
  kind: ResourceDefinition,
): readonly [string, Reference] | undefined {
  if (member !== param) return undefined;
  return [camel(nounOf(kind)), { of: kind.name, path: member, isData: false }];
}

function manyNamed(
  member: string,
  item: unknown,
  { param, list }: Identifier,
  kind: ResourceDefinition,
): readonly [string, Reference] | undefined {
  const name = camel(plural(nounOf(kind)));
  if (member === list) return [name, { of: kind.name, path: `${member}[]`, isData: false }];
  if (member !== plural(nounOf(kind)) || !membersOfSchema(item).includes(param)) return undefined;
  return [name, { of: kind.name, path: `${member}[].${param}`, isData: false }];
}
