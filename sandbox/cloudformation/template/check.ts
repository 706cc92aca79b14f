import { malformed } from '../refuse.ts';
import type { Template } from './parse.ts';
import { conditionsIn, referencesIn } from './references.ts';
import { field, isFields, type Value } from './value.ts';

/**
 * Throws for a template that refers to what it does not have, that has resources of types unknown
 * to `knows`, or in which resources need each other.
 */
export function checkTemplate(template: Template, knows: (type: string) => boolean): void {
  const { resources, outputs, parameters, conditions } = template;
  const types = resources.map(({ type }) => type).filter((type) => !knows(type));
  if (types.length > 0) {
    throw malformed(`Unrecognized resource types: [${[...new Set(types)].join(', ')}]`);
  }
  const ids = new Set(resources.map(({ logicalId }) => logicalId));
  const lost = (names: Iterable<string>) =>
    [...names].filter(
      (name) => !ids.has(name) && !name.startsWith('AWS::') && !Object.hasOwn(parameters, name),
    );
  for (const { properties, dependsOn } of resources) {
    const strange = lost([...referencesIn(properties), ...dependsOn]);
    if (strange.length > 0) throw unresolved(strange, 'Resources');
  }
  const strange = lost(referencesIn(outputs));
  if (strange.length > 0) throw unresolved(strange, 'Outputs');
  const asked = [
    ...conditionsIn(conditions),
    ...resources.flatMap(({ condition, properties }) => [
      ...(condition ? [condition] : []),
      ...conditionsIn(properties),
    ]),
    ...Object.values(outputs).flatMap(conditionNames),
  ];
  const unknown = asked.find((name) => field(conditions, name) === undefined);
  if (unknown !== undefined) throw malformed(`Unresolved condition dependency: ${unknown}`);
  checkCircles(template);
}

/** What each resource needs: the resources it refers to and those it depends on, by logical id. */
export function needsOf({ resources }: Template): Map<string, string[]> {
  const ids = new Set(resources.map(({ logicalId }) => logicalId));
  return new Map(
    resources.map(({ logicalId, properties, dependsOn }) => [
      logicalId,
      [...new Set([...referencesIn(properties), ...dependsOn])].filter((name) => ids.has(name)),
    ]),
  );
}

function checkCircles(template: Template): void {
  const left = needsOf(template);
  for (let free = freeOf(left); free.length > 0; free = freeOf(left)) {
    for (const id of free) left.delete(id);
  }
  if (left.size === 0) return;
  throw malformed(`Circular dependency between resources: [${[...left.keys()].join(', ')}]`);
}

function freeOf(left: ReadonlyMap<string, readonly string[]>): string[] {
  return [...left].filter(([, needs]) => !needs.some((need) => left.has(need))).map(([id]) => id);
}

function conditionNames(output: Value): string[] {
  const own = isFields(output) ? field(output, 'Condition') : undefined;
  const value = isFields(output) ? field(output, 'Value') : undefined;
  return [...(typeof own === 'string' ? [own] : []), ...conditionsIn(value)];
}

function unresolved(names: readonly string[], block: string) {
  return malformed(
    `Unresolved resource dependencies [${names.join(', ')}] in the ${block} block of the template`,
  );
}
