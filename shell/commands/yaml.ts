import { formatCommand } from '../command.ts';

/** Shows a value as YAML. */
export const yaml = formatCommand('yaml', 'YAML');
