import type { Engine } from '../engine.ts';
import { terminalAsk } from './ask.ts';
import { CellRunner } from './cell-runner.ts';
import { editOutside } from './edit-outside.ts';
import type { LineEditor } from './editor.ts';
import { externalEditor } from './external-editor.ts';
import { hearing } from './hearing.ts';
import type { Keys } from './keys.ts';
import type { PromptOptions } from './prompt.ts';
import type { Place } from './prompt-text.ts';
import type { Screen } from './screen.ts';
import * as shown from './shown.ts';
import { StuckWatch } from './stuck-watch.ts';
import { Typing } from './typing.ts';

/** What is there once everything is loaded that typing the first line doesn't need. */
export interface Opened {
  readonly engine: Engine;
  readonly runner: CellRunner;
  readonly typing: Typing;
  /** Where calls go now. */
  place(): Place;
}

/** What the prompt lends it. */
interface Parts {
  readonly keys: Keys;
  readonly screen: Screen;
  readonly editor: LineEditor;
  readonly enter: () => void;
  readonly showCell: (source: string, cell: number) => void;
}

/** Opens the engine, and gives the editor what goes beyond a line. */
export async function open(options: PromptOptions, parts: Parts): Promise<Opened> {
  const { color, output } = options;
  const { keys, screen, editor, enter, showCell } = parts;
  const look = () => ({ color, width: screen.width });
  const stuckWatch = new StuckWatch();
  const engine = await options.engine({
    ask: terminalAsk(keys, output),
    editor: externalEditor(options),
    ...hearing({ screen, stuckWatch, shown, look }),
  });
  stuckWatch.start(engine.interruptFlags, (typed) => keys.accept(typed));
  const runner = new CellRunner(engine, { screen, stuckWatch, look, showCell });
  const typing = new Typing({
    editor,
    engine,
    sources: () => engine.history?.sources ?? [],
    commands: await commandNames(engine),
    color,
    enter,
    editOutside: () => void editOutside(externalEditor(options), { editor, keys, screen }),
  });
  editor.assistWith(typing);
  return {
    engine,
    runner,
    typing,
    place: () => shown.shownPlace(engine.session, engine.places),
  };
}

async function commandNames(engine: Engine): Promise<ReadonlySet<string>> {
  const commands = await engine.loadCommands();
  return new Set(commands.flatMap(({ name, aliases = [] }) => [name, ...aliases]));
}
