import { UsageError } from '../../helpers/errors.ts';
import type { Session } from '../../helpers/index.ts';
import type { Answer, CommandContext } from '../command.ts';
import { askMissing } from './ask-missing.ts';
import { callsIn } from './calls-in.ts';
import { declarationOf } from './declaration-of.ts';
import type { Value } from './declared.ts';
import { readGiven } from './given.ts';
import { manualOf } from './manual.ts';
import { mayChange, type Plan, planText, summary } from './plan.ts';
import { CellFailed, Playing } from './playing.ts';
import type { Snippet } from './snippet.ts';

/** A cell of a snippet may play another one, but not without end. */
const deepest = 10;
let playing = 0;

/**
 * Plays a snippet: asks for what is missing, then runs its cells, one after another, each as though
 * it had been typed. Throws a UsageError before anything is run, {@link CellFailed} at the first cell
 * that fails.
 */
export async function play(
  snippet: Snippet,
  words: readonly string[],
  context: CommandContext,
): Promise<Answer | string> {
  const { name, steps } = snippet;
  const given = readGiven(words, snippet.parameters);
  if (given.help) return manualOf(snippet);
  if (steps.length === 0) throw new UsageError(`${name} has no cell to play`);
  if (given.from > steps.length) {
    throw new UsageError(`${name} has ${steps.length} cells, so --from ${given.from} is too far`);
  }
  if (given.dry) {
    return planText(snippet, await planOf(snippet, given.values, context.session), given.from);
  }
  if (context.session.readOnly) {
    const plan = await planOf(snippet, given.values, context.session);
    const rest = [...plan.slice(0, 1), ...plan.slice(given.from)];
    if (mayChange(rest)) throw refusal(snippet, rest);
  }
  if (playing >= deepest) throw new UsageError(`${name} is played by itself, again and again`);
  const values = await askMissing(snippet.parameters, given, context);
  const declaration = declarationOf(snippet, values);
  playing += 1;
  try {
    if (declaration !== '') {
      const { status } = await context.runCell(declaration);
      if (status !== 'ok') throw new CellFailed(`${name}: the cell of its parameters failed`);
    }
    return await new Playing(snippet, given, context).run();
  } finally {
    playing -= 1;
  }
}

/** The calls of the cell of a snippet's parameters, then those of each of its cells. */
export async function planOf(
  { declarations, parameters, steps }: Snippet,
  values: ReadonlyMap<string, Value>,
  session: Session,
): Promise<Plan> {
  const defaults = parameters.flatMap((each): [string, Value][] =>
    each.default === undefined ? [] : [[each.name, each.default]],
  );
  const expressions = parameters.flatMap(({ from }) => (from === undefined ? [] : [`(${from});`]));
  const sources = [[declarations, ...expressions].join('\n'), ...steps.map(({ source }) => source)];
  return callsIn(sources, session, new Map([...defaults, ...values]));
}

function refusal({ name }: Snippet, plan: Plan): UsageError {
  return new UsageError(
    `${name} does more than read, and only reads may be sent: ${summary(plan)}`,
    { hint: '.readonly off lets everything be sent again' },
  );
}
