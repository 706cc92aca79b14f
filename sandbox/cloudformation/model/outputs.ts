import type { Context } from '../../engine/context.ts';
import { refuse } from '../refuse.ts';
import { evaluate } from '../template/evaluate.ts';
import { field, isFields, textOf } from '../template/value.ts';
import { readTemplate } from './plan.ts';
import { scopeOf } from './scope.ts';
import { type OutputRow, type StackRow, stacks } from './stack.ts';

/** The outputs of a stack whose resources are all there. Throws for an export that is taken. */
export function outputsOf(ctx: Context, stack: StackRow): OutputRow[] {
  const template = readTemplate(stack.source.templateBody);
  const scope = scopeOf(ctx, template, stack.source, stack);
  return Object.entries(template.outputs).flatMap(([key, output]) => {
    if (!isFields(output)) return [];
    const condition = field(output, 'Condition');
    if (typeof condition === 'string' && !scope.holds(condition)) return [];
    const value = textOf(evaluate(field(output, 'Value') ?? '', scope));
    const description = field(output, 'Description');
    const exported = field(output, 'Export');
    const name = isFields(exported) ? field(exported, 'Name') : undefined;
    const exportName = name === undefined ? undefined : textOf(evaluate(name, scope));
    if (exportName !== undefined) checkExport(ctx, stack, exportName);
    return [
      { key, value, exportName, description: description && textOf(description) },
    ] as OutputRow[];
  });
}

function checkExport(ctx: Context, stack: StackRow, name: string): void {
  const holder = stacks
    .all(ctx)
    .find(({ id, outputs }) => id !== stack.id && outputs.some((it) => it.exportName === name));
  if (!holder) return;
  throw refuse(`Export with name ${name} is already exported by stack ${holder.name}`);
}
