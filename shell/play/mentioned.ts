import type { Effect } from '../../helpers/index.ts';

/** A call that a cell mentions. */
export interface Mentioned {
  /** The text that mentions it: `ec2.instances`. */
  readonly text: string;
  /** The operations that it may be, by AWS's names; none when nothing is known. */
  readonly operations: readonly string[];
  /** The service's short name; undefined when nothing is known. */
  readonly service: string | undefined;
  /** The most far-reaching of what it may do; undefined when nothing is known. */
  readonly effect: Effect | undefined;
}

const order: readonly Effect[] = ['reads', 'reads secrets', 'changes', 'destroys', 'grants'];

/** A mention of operations of a service; the worst of them is what it may do. */
export function mentioned(
  text: string,
  service: string,
  sent: readonly { readonly operation: string; readonly effect: Effect }[],
): Mentioned {
  const operations = sent.map(({ operation }) => operation);
  const worst = Math.max(-1, ...sent.map(({ effect }) => order.indexOf(effect)));
  return { text, operations, service, effect: order[worst] ?? 'reads' };
}

/** True for a member that sends nothing: `ec2.session`. */
export function isSilent({ operations, effect, text }: Mentioned): boolean {
  return effect === 'reads' && operations.length === 0 && !/\.(wait|watch)\./.test(text);
}

/** A mention of which nothing is known. */
export function unknown(text: string): Mentioned {
  return { text: oneLine(text), operations: [], service: undefined, effect: undefined };
}

/** A text on one short line. */
export function oneLine(text: string): string {
  const line = text
    .replace(/\s+(?=\.)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
