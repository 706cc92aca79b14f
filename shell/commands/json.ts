import { formatCommand } from '../command.ts';

/** Shows a value as JSON. */
export const json = formatCommand('json', 'JSON');
