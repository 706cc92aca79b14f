import type { Page } from './page.ts';
import { accounts } from './pages/accounts.ts';
import { cells } from './pages/cells.ts';
import { keys } from './pages/keys.ts';
import { operations } from './pages/operations.ts';
import { pages as listings } from './pages/pages.ts';
import { resources } from './pages/resources.ts';
import { results } from './pages/results.ts';
import { safety } from './pages/safety.ts';
import { waiting } from './pages/waiting.ts';

/** What `.help` has beyond commands, in the order in which it names them. */
export const pages: readonly Page[] = [
  keys,
  cells,
  results,
  operations,
  resources,
  listings,
  waiting,
  accounts,
  safety,
];
