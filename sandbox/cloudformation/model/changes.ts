import type { Change } from '@aws-sdk/client-cloudformation';
import { kindNamed } from '../kinds/index.ts';
import { type Planned, readTemplate } from './plan.ts';
import { resourceOf, type StackRow } from './stack.ts';

/** What would happen to the resources of a stack if it became what is planned. */
export function changesOf(stack: StackRow, plan: readonly Planned[], imports = false): Change[] {
  const wanted = new Set(plan.map(({ logicalId }) => logicalId));
  const old = new Map(
    readTemplate(stack.source.templateBody).resources.map((one) => [one.logicalId, one.properties]),
  );
  const added = plan.flatMap(({ logicalId, type, properties }): Change[] => {
    const row = resourceOf(stack, logicalId);
    if (!row) return [changeOf(imports ? 'Import' : 'Add', logicalId, type)];
    const before = old.get(logicalId) ?? {};
    const names = new Set([...Object.keys(before), ...Object.keys(properties)]);
    const changed = [...names].filter(
      (name) => JSON.stringify(before[name]) !== JSON.stringify(properties[name]),
    );
    if (changed.length === 0) return [];
    const { fixed, change } = kindNamed(type);
    const replaced = !change || changed.some((name) => fixed.includes(name));
    const Replacement = replaced ? 'True' : 'False';
    return [changeOf('Modify', logicalId, type, row.physicalId, Replacement)];
  });
  const removed = Object.values(stack.resources)
    .filter(({ logicalId }) => !wanted.has(logicalId))
    .map(({ logicalId, type, physicalId }) => changeOf('Remove', logicalId, type, physicalId));
  return [...added, ...removed];
}

function changeOf(
  Action: 'Import' | 'Add' | 'Modify' | 'Remove',
  LogicalResourceId: string,
  ResourceType: string,
  PhysicalResourceId?: string,
  Replacement?: 'True' | 'False',
): Change {
  const ResourceChange = {
    Action,
    LogicalResourceId,
    PhysicalResourceId,
    ResourceType,
    Replacement,
    Scope: Action === 'Modify' ? ['Properties' as const] : [],
    Details: [],
  };
  return { Type: 'Resource', ResourceChange };
}
