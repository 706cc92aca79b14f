import { UsageError } from '../../helpers/errors.ts';
import { count } from '../../helpers/text/count.ts';
import { safeLine } from '../../helpers/text/safe.ts';
import { formatNamed, openNotebook, redacted, writeNotebook } from '../../notebook/index.ts';
import type { Notebooks } from '../capabilities/notebooks.ts';
import type { CommandContext } from '../command.ts';
import { chosenOf, recorded } from './recorded.ts';
import { showNotebook } from './show.ts';
import { atHome, targetIn, writeTarget } from './target.ts';

/** How documents are shown. */
export interface Screen {
  readonly color: boolean;
  readonly width: () => number | undefined;
}

/** Sessions as documents: what `.notebook` and `.export` do. */
export class SessionNotebooks implements Notebooks {
  readonly #screen: Screen;

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  async command(words: readonly string[], context: CommandContext): Promise<string> {
    const [verb, ...rest] = words;
    switch (verb) {
      case 'save':
      case 'save!':
        return save(rest, context, verb === 'save!');
      case 'open':
        return this.#open(rest);
      case 'note':
        if (rest.length === 0) throw new UsageError('.notebook note takes the text to keep');
        return '';
      case undefined:
        return about(context);
      default:
        throw new UsageError(`.notebook can't ${safeLine(verb)}`, {
          hint: 'it can save FILE, open FILE and note TEXT',
        });
    }
  }

  async export(words: readonly string[], context: CommandContext): Promise<string> {
    const { exportSession } = await import('./export.ts');
    return exportSession(words, context);
  }

  async #open(words: readonly string[]): Promise<string> {
    const [path, ...more] = words;
    if (path === undefined || more.length > 0) {
      throw new UsageError('.notebook open takes one file');
    }
    const { notebook } = await openNotebook(atHome(path));
    return showNotebook(notebook, { color: this.#screen.color, width: this.#screen.width() });
  }
}

async function save(
  words: readonly string[],
  context: CommandContext,
  force: boolean,
): Promise<string> {
  const target = targetIn(words, force);
  const { path, range, redact } = target;
  if (path === undefined) {
    throw new UsageError('.notebook save takes a file', {
      hint: 'such as trip.md, trip.ts or trip.ipynb',
    });
  }
  const format = formatNamed(path);
  const whole = recorded(context.journal, range);
  if (whole.cells.length === 0) throw nothing(context);
  const { forFormat } = await import('./for-format.ts');
  const notebook = forFormat(redact ? redacted(whole) : whole, format);
  const { ask, signal } = context;
  await writeTarget(path, writeNotebook(notebook, format), {
    force: target.force,
    signal,
    ...(ask ? { ask } : {}),
  });
  return `saved ${count(whole.cells.length, 'cell')} to ${safeLine(path)}`;
}

function about({ journal }: CommandContext): string {
  const kept = chosenOf(journal);
  if (kept.length === 0) return 'no cells yet; .notebook save trip.md keeps them once there are';
  return `${count(kept.length, 'cell')} to keep: .notebook save trip.md (or .ts, .ipynb)`;
}

function nothing({ journal }: CommandContext): UsageError {
  const failed = journal.filter(({ outcome }) => outcome.status !== 'ok').length;
  return new UsageError('there are no such cells to keep', {
    hint: failed > 0 ? 'cells that failed are kept when named, as in 3-7' : undefined,
  });
}
