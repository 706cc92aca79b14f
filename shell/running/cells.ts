import { currentContext, inContext, loadResources, type Session } from '../../helpers/index.ts';
import type { Tutor } from '../capabilities/tutor.ts';
import { trimStack } from '../cell/frames.ts';
import { setGlobal } from '../cell/globals.ts';
import { type Interrupt, Interrupted } from '../cell/interrupt.ts';
import type { Listener } from '../cell/output.ts';
import type { WayBack } from '../cell/positions.ts';
import { stoppable } from '../cell/settle.ts';
import { Whereabouts } from '../cell/whereabouts.ts';
import type { Outcome, RunOptions } from '../outcome.ts';
import { Kept } from './kept.ts';
import { type Result, RunningCell } from './running-cell.ts';

/** What cells are run with. */
export interface CellsOptions {
  readonly session: Session;
  readonly interrupt: Interrupt;
  /** Whether faces hear of calls. */
  readonly callLines: { readonly shown: boolean };
  /** Looks at what each cell of the prompt came to. */
  readonly tutor: Pick<Tutor, 'after'> | undefined;
  /** What a cell comes to. */
  readonly evaluate: (cell: RunningCell) => Promise<Result>;
  /** Hears what is written by no running cell. */
  readonly onLateOutput: ((...heard: Parameters<Listener>) => void) | undefined;
}

/** A cell that runs, and how it will have ended. */
export interface Started {
  readonly cell: RunningCell;
  readonly done: Promise<Outcome>;
}

/**
 * The cells that run: one at the prompt, those it runs in turn, and any number in the background.
 * What each does is told apart by the context in which it does it.
 */
export class Cells {
  readonly kept = new Kept();
  /** From the code of each cell back to what was typed, by the name that its script has. */
  readonly maps = new Map<string, WayBack>();
  /** Those that have not ended, by their numbers. */
  readonly running = new Map<number, RunningCell>();
  /** Where the calls of the prompt go. */
  readonly prompt: Whereabouts;
  readonly #options: CellsOptions;

  constructor(options: CellsOptions) {
    this.#options = options;
    this.prompt = new Whereabouts(options.session);
  }

  /** Where calls go for the code that asks. */
  get at(): Whereabouts {
    return this.#here?.at ?? this.prompt;
  }

  /**
   * Starts a cell. One of the background, which has `inFront`, goes on where calls go now, whatever
   * is chosen at the prompt later.
   */
  start(source: string, options: RunOptions, inFront?: () => Promise<void>): Started {
    const cell = new RunningCell({
      number: this.kept.begin(source),
      source,
      options,
      at: inFront ? this.at.copy() : this.at,
      callLines: this.#options.callLines,
      ...(inFront ? { inFront } : {}),
    });
    return { cell, done: this.#conclude(cell) };
  }

  /** Runs a cell for another: the face hears of it as though it had been typed. */
  async runFor({ options, signal }: RunningCell, source: string): Promise<Outcome> {
    options.onCell?.(source, this.kept.nextCell);
    const outcome = await this.start(source, { ...options, signal }).done;
    options.onOutcome?.(outcome);
    return outcome;
  }

  /** Keeps a resource of the cell that asks, until it ends. */
  readonly using = <Value>(resource: Value, isAsync: boolean): Value =>
    this.#here?.disposals.add(resource, isAsync) ?? resource;

  /** What is written belongs to the cell that wrote it, or to none once that has ended. */
  readonly hear: Listener = (text, stream, bytes) => {
    const { onLateOutput } = this.#options;
    const cell = this.#here;
    if (cell) cell.hear(text, stream, bytes);
    else onLateOutput?.(text, stream, bytes);
    return cell !== undefined || onLateOutput !== undefined;
  };

  /** The running cell whose code this is. */
  get #here(): RunningCell | undefined {
    return this.running.get(currentContext().cell ?? 0);
  }

  async #conclude(cell: RunningCell): Promise<Outcome> {
    const outcome = await this.#outcomeOf(cell);
    const entry = this.kept.record(outcome, cell.startedAt, cell.at.session);
    const remark = cell.background ? undefined : await this.#options.tutor?.after(entry);
    return remark === undefined ? outcome : { ...outcome, remark };
  }

  async #outcomeOf(cell: RunningCell): Promise<Outcome> {
    const { interrupt, evaluate } = this.#options;
    this.running.set(cell.number, cell);
    interrupt.watch(cell.signal);
    try {
      await loadResources(cell.source);
      const work = inContext(cell.context, () => held(evaluate(cell), cell));
      const result = await stoppable(work, cell.signal);
      this.kept.remember(cell, result.value);
      return cell.outcome({ status: 'ok', ...result, ...this.kept.pageOf(cell, result) });
    } catch (error) {
      if (cell.signal.aborted || error instanceof Interrupted) {
        return cell.outcome({ status: 'interrupted' });
      }
      trimStack(error, this.maps);
      if (!cell.background) setGlobal('_error', error);
      return cell.outcome({ status: 'failed', error });
    } finally {
      if (cell.signal.aborted) void inContext({ cell: cell.number }, () => letGo(cell));
      this.running.delete(cell.number);
      const prompt = [...this.running.values()].some(({ background }) => !background);
      if (!prompt) interrupt.reset();
    }
  }
}

/** The result, once the cell's resources are let go. */
async function held(work: Promise<Result>, cell: RunningCell): Promise<Result> {
  try {
    return await work;
  } finally {
    await cell.disposals.dispose();
  }
}

/** Lets go what a stopped cell held; nobody is left to hear how that went. */
function letGo(cell: RunningCell): Promise<void> {
  return cell.disposals.dispose().catch(() => undefined);
}
