import type { Engine, Outcome } from '../engine.ts';
import { ProgressLine } from './progress-line.ts';
import type { Screen } from './screen.ts';
import * as shown from './shown.ts';
import type { StuckWatch } from './stuck-watch.ts';

/** What a runner works with. */
export interface RunnerFace {
  readonly screen: Screen;
  readonly stuckWatch: StuckWatch;
  readonly look: () => { readonly color: boolean; readonly width: number };
  /** Shows a cell that a command runs, as though it had been typed. */
  readonly showCell: (source: string, cell: number) => void;
}

/** Runs cells and shows on the screen what comes of them. */
export class CellRunner {
  readonly #engine: Engine;
  readonly #face: RunnerFace;

  constructor(engine: Engine, face: RunnerFace) {
    this.#engine = engine;
    this.#face = face;
  }

  async run(source: string, signal: AbortSignal): Promise<Outcome> {
    const { screen, stuckWatch, look, showCell } = this.#face;
    const progressLine = new ProgressLine((progress) =>
      screen.status(shown.shownProgress(progress, look())),
    );
    stuckWatch.begin();
    try {
      const outcome = await this.#engine.run(source, {
        signal,
        rows: shown.rowsAtOnce,
        onOutput: (text) => screen.write(text),
        onCall: (call) => screen.line(shown.shownCall(call, look())),
        onRetry: (retry, call) => screen.status(shown.shownRetry(retry, call, look())),
        onProgress: (progress) => {
          progressLine.hear(progress);
          const failures = progress.over ? shown.shownFailures(progress) : '';
          if (failures !== '') screen.line(failures);
        },
        onCell: (cellSource, cell) => {
          screen.freshLine();
          showCell(cellSource, cell);
        },
        onOutcome: (inner) => this.show(inner),
      });
      this.show(outcome);
      return outcome;
    } finally {
      stuckWatch.end();
      progressLine.end();
    }
  }

  /** Shows how a cell ended. */
  show(outcome: Outcome): void {
    const { screen, look } = this.#face;
    screen.freshLine();
    const text = shown.shownOutcome(outcome, look());
    if (text !== '') screen.line(text);
  }
}
