/** Commands that belong together, in the order in which `.help` lists them. */
export interface Group {
  readonly title: string;
  /** Names of commands, one a row. */
  readonly commands: readonly string[];
  /** Several commands in one row, with what they do. */
  readonly together?: readonly (readonly [commands: readonly string[], does: string])[];
}

/** All commands, by what they are about; a test finds those that are missing. */
export const groups: readonly Group[] = [
  {
    title: 'Where calls go',
    commands: ['profile', 'login', 'region', 'regions', 'whoami', 'sandbox', 'readonly'],
  },
  {
    title: 'Results',
    commands: ['out'],
    together: [[['table', 'tree', 'json', 'yaml', 'csv'], 'Show a result again, in another form']],
  },
  {
    title: 'Cells',
    commands: ['history', 'rerun', 'edit', 'calls', 'it', 'bg'],
    together: [[['jobs', 'fg', 'kill'], 'Cells of the background: list, wait for, stop']],
  },
  {
    title: 'Notebooks and snippets',
    commands: ['notebook', 'note', 'export', 'snippets', 'play', 'save', 'rm'],
  },
  { title: 'Services', commands: ['services', 'use', 'doc', 'type', 'complete'] },
  {
    title: 'Learning',
    commands: ['help', 'tutorial'],
    together: [[['next', 'hint', 'skip', 'show', 'bye'], 'In a course: .help tutorial']],
  },
  { title: 'awsh', commands: ['doctor', 'exit'] },
];
