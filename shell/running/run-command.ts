import type { Capabilities } from '../capabilities/index.ts';
import type { Answer, Command, CommandContext } from '../command.ts';
import { argumentsIn } from '../dot-line.ts';
import type { Outcome } from '../outcome.ts';
import { evaluateExpression, type Workbench } from './evaluate-cell.ts';
import type { BackgroundCells } from './jobs.ts';
import type { Kept } from './kept.ts';
import type { Result, RunningCell } from './running-cell.ts';

/** What commands are handed of the session, each time one runs. */
export interface CommandRoom extends Workbench {
  readonly capabilities: Capabilities;
  readonly kept: Kept;
  /** All of them, once loaded. */
  readonly commands: () => readonly Command[];
  readonly jobs: BackgroundCells;
  readonly callLines: { shown: boolean };
  /** Runs a cell on behalf of another. */
  readonly runCell: (source: string, by: RunningCell) => Promise<Outcome>;
  readonly say: (text: string) => void;
  readonly exit: () => void;
}

/** Runs the dot-command that a cell is. */
export async function runCommand(
  command: Command,
  cell: RunningCell,
  room: CommandRoom,
): Promise<Result> {
  const { words, rest } = argumentsIn(cell.source);
  return resultOf(await command.run(words, contextOf(cell, room), rest));
}

function contextOf(cell: RunningCell, room: CommandRoom): CommandContext {
  const { kept, callLines, say, exit } = room;
  const { at } = cell;
  return {
    ...room.capabilities,
    session: at.session,
    use: (session) => at.use(session),
    places: at.all,
    useEverywhere: (places) => at.useEverywhere(places),
    commands: room.commands(),
    journal: kept.journal,
    output: kept.output,
    more: () => kept.more.next(),
    runCell: (source) => room.runCell(source, cell),
    jobs: room.jobs.for(cell),
    callLines,
    last: () => kept.last,
    evaluate: (expression) => evaluateExpression(cell, expression, room),
    say,
    exit,
    signal: cell.signal,
  };
}

function resultOf(answer: Answer | string | undefined): Result {
  if (answer === undefined) return {};
  return typeof answer === 'string' ? { text: answer } : answer;
}
