import type { Editor } from '../capabilities/index.ts';
import type { LineEditor } from './editor.ts';
import type { Keys } from './keys.ts';
import type { Screen } from './screen.ts';

/** Lets what is typed be changed in the user's own editor, and puts what was saved into the line. */
export async function editOutside(
  outside: Editor,
  { editor, keys, screen }: { editor: LineEditor; keys: Keys; screen: Screen },
): Promise<void> {
  const typed = editor.text;
  keys.hold(() => undefined);
  try {
    const saved = await editor.lent(() => outside.edit(typed));
    const text = saved?.trimEnd();
    if (text !== undefined && text !== typed) editor.replace(text);
  } catch (error) {
    screen.write(`${error instanceof Error ? error.message : String(error)}\n`);
  } finally {
    keys.release();
  }
}
