import type { Model } from './model.ts';
import type { Resource } from './resource.ts';

/** A resource in one line: kind, identifiers, and what else tells it apart at a glance. */
export function labelOf(resource: Resource, { definition }: Model): string {
  const { label = nameTag } = definition;
  const told = resource.isLoaded && !resource.isStale ? label(resource) : [];
  const changed = resource.isStale ? ['changed since loaded'] : [];
  return [String(resource), ...told.filter(Boolean), ...changed].join(' · ');
}

function nameTag(resource: Resource): readonly (string | undefined)[] {
  return Object.hasOwn(resource.data, 'Tags') ? [resource.name] : [];
}
