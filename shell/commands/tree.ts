import { formatCommand } from '../command.ts';

/** Shows a value as a tree, with the members that are empty. */
export const tree = formatCommand('tree', 'a tree, the empty members too');
