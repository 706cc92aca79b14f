import { formatCommand } from '../command.ts';

/** Shows a value as CSV. */
export const csv = formatCommand('csv', 'CSV');
