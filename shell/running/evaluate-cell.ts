import type { Evaluator } from '../cell/evaluate.ts';
import { settle } from '../cell/settle.ts';
import { transformCell } from '../cell/transform.ts';
import type { Result, RunningCell } from './running-cell.ts';

/** What cells are evaluated with. */
export interface Workbench {
  readonly evaluator: Evaluator;
  /** Each cell's source map, by the name that its script has. */
  readonly maps: Map<string, string>;
}

/** Runs a cell's TypeScript; a declaration that called AWS comes to what it declared. */
export async function evaluateCell(
  { number, calls }: RunningCell,
  source: string,
  { evaluator, maps }: Workbench,
): Promise<Result> {
  const name = `In[${number}].ts`;
  const script = transformCell(source, name);
  maps.set(name, script.map);
  const value = await settle(await evaluator.evaluate(script.code), cell.options.rows);
  const names = script.declares;
  if (value !== undefined || names.length === 0 || calls.length === 0) return { value };
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
  return settle(await evaluator.evaluate(transformCell(expression, `In[${number}].ts`).code));
}
