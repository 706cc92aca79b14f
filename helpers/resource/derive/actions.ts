import type { ActionDefinition, Given, ResourceDefinition } from '../definition.ts';
import type { Action, Fill } from '../model.ts';
import { camel, plural } from '../naming.ts';
import type { Operation } from '../schema.ts';
import { giftOf, isMaking, madeBy } from './gifts.ts';
import { pathTo } from './shapes.ts';
import {
  fillsOf,
  idsOf,
  knownFills,
  nounOf,
  requireOperation,
  schemaOf,
  type World,
} from './world.ts';

const reads =
  /^(?:(?:Describe|List|Get|Head|BatchGet|Search|Query|Scan|Receive|Lookup|Filter|Export|Publish|Send)|(?:Invoke|Encrypt|Decrypt|ReEncrypt|GenerateDataKey|GenerateMac|Sign|Verify|VerifyMac)(?![a-z]))/;

/** Everything that can be done to a kind: every operation that takes its identifiers, and what its definition adds. */
export function actionsOf(
  world: World,
  resource: ResourceDefinition,
  taken: ReadonlySet<string>,
): Record<string, Action> {
  const ids = idsOf(world, resource);
  const actions: Record<string, Action> = {};
  const defined = { ...sharedActions(world, resource), ...resource.actions };
  const renamed = new Set(
    Object.values(defined).flatMap((each) => (typeof each === 'string' ? [each] : [])),
  );
  if (!resource.onlyActions && ids.length > 0) {
    for (const operation of world.operations.values()) {
      if (taken.has(operation.name) || renamed.has(operation.name)) continue;
      const fills = fillsOf(operation, ids);
      if (!fills || belongsToChild(world, resource, operation)) continue;
      actions[methodName(operation.name, resource)] = made(world, resource, operation, { fills });
    }
  }
  for (const [method, definition] of Object.entries(defined)) {
    delete actions[method];
    if (definition !== false) actions[method] = byDefinition(world, resource, definition);
  }
  return actions;
}

/** What a definition says of one action, with the rest by rule. */
export function byDefinition(
  world: World,
  resource: ResourceDefinition,
  definition: string | ActionDefinition,
): Action {
  const said = typeof definition === 'string' ? { operation: definition } : definition;
  const operation = requireOperation(world, said.operation);
  const fills = said.byId === false ? [] : knownFills(operation, idsOf(world, resource));
  return made(world, resource, operation, { ...said, fills });
}

function made(
  world: World,
  resource: ResourceDefinition,
  operation: Operation,
  said: Partial<ActionDefinition> & { readonly fills: readonly Fill[] },
): Action {
  const gives = givenBy(world, operation, said);
  const isOther = gives && (gives.of !== resource.name || isMaking(operation.name));
  const isNone = isOther || said.of === false;
  const self = isNone ? undefined : pathTo(schemaOf(world, resource), operation.output);
  const changes = !reads.test(operation.name) && !(gives && isMaking(operation.name));
  return {
    operation: operation.name,
    fills: said.fills,
    ...(said.input ? { input: said.input } : {}),
    ...(said.changes ? { changes: said.changes } : {}),
    ...(gives ? { gives } : {}),
    ...(self === undefined ? {} : { self }),
    stales: said.stales ?? changes,
  };
}

function givenBy(
  world: World,
  operation: Operation,
  said: Partial<ActionDefinition>,
): Action['gives'] {
  if (said.of === false) return undefined;
  return said.of ? giftOf(world, operation, said as Given) : madeBy(world, operation);
}

/** Actions that a service gives every kind it applies to: EC2's tags. */
function sharedActions(
  { definition }: World,
  resource: ResourceDefinition,
): ResourceDefinition['actions'] {
  const { shared } = definition;
  return shared?.when(resource) ? shared.actions : {};
}

/** `PutObject` takes a bucket too, but is done to the object: its key is required as well. */
function belongsToChild(
  world: World,
  resource: ResourceDefinition,
  { required }: Operation,
): boolean {
  const own = idsOf(world, resource).map(({ param }) => param);
  return world.definition.resources.some((other) => {
    if (other === resource) return false;
    const params = idsOf(world, other).map(({ param }) => param);
    const extra = params.filter((param) => !own.includes(param));
    return (
      own.every((param) => params.includes(param)) &&
      extra.length > 0 &&
      extra.every((param) => required.includes(param))
    );
  });
}

/** `StopInstances` of an instance is `stop`, `GetConsoleOutput` is `consoleOutput`. */
export function methodName(operation: string, resource: ResourceDefinition): string {
  const noun = nounOf(resource);
  const nouns = [plural(noun), noun].map((each) => new RegExp(`${each}(?![a-z])`));
  let short = operation;
  for (const each of nouns) {
    if (short === operation) short = operation.replace(each, '');
  }
  short = short.replace(/^Get(?=[A-Z])/, '');
  return camel(short === '' ? operation : short);
}
