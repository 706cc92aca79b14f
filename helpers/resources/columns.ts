import { type Columns, isOfKind } from '../resource/columns.ts';
import { ec2Kinds } from './ec2/kinds.ts';

const kinds = [...ec2Kinds];

/**
 * The columns that suit a record in a table, whether AWS's own or a resource; undefined for a kind
 * of record that has none defined.
 */
export function columnsOf(record: unknown): Columns | undefined {
  return kinds.find((kind) => isOfKind(kind, record))?.columns;
}
