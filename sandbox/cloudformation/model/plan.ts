import type { Context } from '../../engine/context.ts';
import { kindNamed, kinds } from '../kinds/index.ts';
import { refuse } from '../refuse.ts';
import { checkTemplate, needsOf } from '../template/check.ts';
import { type Declared, parseTemplate, type Template } from '../template/parse.ts';
import { scopeOf } from './scope.ts';
import type { Source, StackRow } from './stack.ts';

/** A resource that a stack is to have, with the active resources it needs. */
export interface Planned extends Declared {
  readonly needs: readonly string[];
}

/** The templates read last: every step of a stack reads its own. */
const known = new Map<string, Template>();
const knownAtMost = 20;

/** A template that is in order, by itself and for the sandbox. */
export function readTemplate(body: string): Template {
  const before = known.get(body);
  if (before) return before;
  const template = parseTemplate(body);
  checkTemplate(template, (type) => Object.hasOwn(kinds, type));
  known.set(body, template);
  for (const oldest of known.keys()) {
    if (known.size <= knownAtMost) break;
    known.delete(oldest);
  }
  return template;
}

/** The resources that a stack is to have: those whose conditions hold. Throws for ones it cannot. */
export function planOf(ctx: Context, source: Source, stack: StackRow): Planned[] {
  const template = readTemplate(source.templateBody);
  const scope = scopeOf(ctx, template, source, stack);
  const active = template.resources.filter(
    ({ condition }) => condition === undefined || scope.holds(condition),
  );
  const ids = new Set(active.map(({ logicalId }) => logicalId));
  const needs = needsOf(template);
  return active.map((declared) => {
    checkProperties(declared);
    const own = needs.get(declared.logicalId) ?? [];
    return { ...declared, needs: own.filter((id) => ids.has(id)) };
  });
}

function checkProperties({ logicalId, type, properties }: Declared): void {
  const { required, optional } = kindNamed(type);
  const strange = Object.keys(properties).find(
    (name) => !required.includes(name) && !optional.includes(name),
  );
  if (strange) {
    throw refuse(
      `Properties validation failed for resource ${logicalId}: Encountered unsupported property ${strange}`,
    );
  }
  const lacking = required.find((name) => !Object.hasOwn(properties, name));
  if (lacking) {
    throw refuse(
      `Properties validation failed for resource ${logicalId}: required key [${lacking}] not found`,
    );
  }
}
