import type { Model } from './model.ts';
import type { Resource } from './resource.ts';

/** A resource in one line: kind, identifiers, and what else tells it apart at a glance. */
export function labelOf(resource: Resource, model: Model): string {
  const changed = resource.isStale ? ['changed since loaded'] : [];
  return [String(resource), ...distinguishing(resource, model), ...changed].join(' · ');
}

/** What tells a loaded resource apart besides kind and identifiers: its Name tag, type and state. */
export function distinguishing(resource: Resource, { definition }: Model): string[] {
  const { label = nameTag } = definition;
  const told = resource.isLoaded && !resource.isStale ? label(resource) : [];
  return told.filter((each) => each !== undefined && each !== '') as string[];
}

function nameTag(resource: Resource): readonly (string | undefined)[] {
  return Object.hasOwn(resource.data, 'Tags') ? [resource.name] : [];
}
