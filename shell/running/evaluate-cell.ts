import type { Evaluator } from '../cell/evaluate.ts';
import type { WayBack } from '../cell/positions.ts';
import { settle } from '../cell/settle.ts';
import { transformCell } from '../cell/transform.ts';
import type { Result, RunningCell } from './running-cell.ts';

/** What cells are evaluated with. */
export interface Workbench {
  readonly evaluator: Evaluator;
  /** From the code of each cell back to what was typed, by the name that its script has. */
  readonly maps: Map<string, WayBack>;
  /** The names that are constants. */
  readonly constants: Set<string>;
}

/** Runs a cell's TypeScript; a declaration that called AWS comes to what it declared. */
export async function evaluateCell(
  cell: RunningCell,
  source: string,
  { evaluator, maps, constants }: Workbench,
): Promise<Result> {
  const name = `In[${cell.number}]`;
  const script = transformCell(source, name, {
    shift: source.length - cell.source.length,
    constants,
  });
  for (const [declared, constant] of script.declared) {
    if (constant) constants.add(declared);
    else constants.delete(declared);
    if (!source.includes(declared)) evaluator.hide(declared);
  }
  maps.set(name, script.back);
  const value = await settle(await evaluator.evaluate(script.code), cell.options.rows);
  const names = script.declares;
  if (value !== undefined || names.length === 0 || cell.calls.length === 0) return { value };
  const declared = await evaluator.evaluate(
    names.length === 1 ? (names[0] ?? '') : `[${names.join(', ')}]`,
  );
  return { value: declared, brief: true };
}

/** The value of an expression that a command was given. */
export async function evaluateExpression(
  { number }: RunningCell,
  expression: string,
  { evaluator }: Workbench,
): Promise<unknown> {
  return settle(await evaluator.evaluate(transformCell(expression, `In[${number}]`).code));
}
