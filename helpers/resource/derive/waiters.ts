import type { ResourceDefinition } from '../definition.ts';
import { camel, plural } from '../naming.ts';
import { nounOf, type World } from './world.ts';

/** What can be waited for: `waitUntilInstanceRunning` of an instance is `running`, as is `TasksRunning` of a task. */
export function waitersOf(world: World, resource: ResourceDefinition): Record<string, string> {
  const waiters: Record<string, string> = {};
  const noun = nounOf(resource);
  const longer = world.definition.resources
    .map(nounOf)
    .filter((other) => other.startsWith(noun) && other !== noun);
  for (const name of Object.keys(world.sdk)) {
    const waiter = /^waitUntil(.+)$/.exec(name)?.[1];
    if (!waiter?.startsWith(noun) || longer.some((other) => waiter.startsWith(other))) continue;
    const many = plural(noun);
    const state = waiter.slice((waiter.startsWith(many) ? many : noun).length);
    waiters[camel(state)] = waiter;
  }
  for (const [state, waiter] of Object.entries(resource.waiters ?? {})) {
    delete waiters[state];
    if (waiter !== false) waiters[state] = waiter;
  }
  return waiters;
}
