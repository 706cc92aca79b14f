import type { SdkModule } from '../../service/packages.ts';
import type { ResourceDefinition, ServiceDefinition } from '../definition.ts';
import type { Model } from '../model.ts';
import { membersOfSchema } from '../schema.ts';
import { actionsOf } from './actions.ts';
import { batchOf } from './batch.ts';
import { listOf, loadOf, manyOf } from './listings.ts';
import { referencesOf } from './references.ts';
import { waitersOf } from './waiters.ts';
import { idsOf, schemaOf, worldOf } from './world.ts';

/**
 * Works out a kind from its definition and from AWS's own description of the service, as the SDK
 * ships it. The rules cover most of what boto3 wrote down by hand.
 */
export function derive(
  service: ServiceDefinition,
  resource: ResourceDefinition,
  sdk: SdkModule,
): Model {
  const world = worldOf(service, sdk);
  const load = loadOf(world, resource);
  const list = listOf(world, resource);
  const taken = new Set([load?.operation, list?.operation].filter((name) => name !== undefined));
  const actions = actionsOf(world, resource, taken);
  return {
    service: service.service,
    kind: resource.name,
    definition: resource,
    ids: idsOf(world, resource),
    members: membersOfSchema(schemaOf(world, resource)),
    ...(load ? { load } : {}),
    ...(list ? { list } : {}),
    actions,
    references: referencesOf(world, resource),
    children: resource.children ?? {},
    many: manyOf(world, resource),
    waiters: waitersOf(world, resource),
    batch: { ...batchOf(actions), ...sharedBatch(service, resource), ...resource.batch },
  };
}

function sharedBatch({ shared }: ServiceDefinition, resource: ResourceDefinition): Model['batch'] {
  return shared?.when(resource) ? (shared.batch ?? {}) : {};
}
