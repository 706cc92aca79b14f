import { formatCommand } from '../command.ts';

/** Shows a value as a table. */
export const table = formatCommand('table', 'a table');
