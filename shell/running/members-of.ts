import type { Session } from '../../helpers/index.ts';
import type { Evaluator } from '../cell/evaluate.ts';
import { serviceAt } from '../preloaded.ts';

/** The members of what a path stands for; a name declared in a cell hides a service. */
export async function membersOf(
  path: string,
  session: Session,
  evaluator: Evaluator,
): Promise<string[]> {
  const service = serviceAt(path, session);
  if (!service || (await evaluator.names()).includes(service.name)) return evaluator.members(path);
  return evaluator.members(service.path, service.root);
}
