import { createRequire } from 'node:module';
import { UsageError } from '../../errors.ts';

const require = createRequire(import.meta.url);

/**
 * What a JMESPath expression finds in a value, as `aws --query` does: times are texts as in
 * `2026-01-31T12:00:00.000Z`, bytes are base64, and what is not there is null.
 * https://jmespath.org/specification.html
 */
export function query(value: unknown, expression: string): unknown {
  return queryFor(expression)(value);
}

/** Reads an expression, and gives the function that finds it. An unreadable one is refused. */
export function queryFor(expression: string): (value: unknown) => unknown {
  const jmespath = require('jmespath') as typeof import('jmespath');
  try {
    // Reads the expression, and nothing else: there is nothing yet to find it in.
    (jmespath as unknown as { compile(text: string): unknown }).compile(expression);
  } catch (error) {
    throw unreadable(expression, error);
  }
  return (value) => {
    try {
      return jmespath.search(plain(value), expression);
    } catch (error) {
      throw unreadable(expression, error);
    }
  };
}

function unreadable(expression: string, error: unknown): UsageError {
  const why = error instanceof Error ? error.message : String(error);
  return new UsageError(`the query ${expression} can't be done: ${why}`, {
    hint: "lists are opened with [], texts stand in '…': Reservations[].Instances[?State.Name=='running']",
    cause: error,
  });
}

/** A copy of plain data without prototypes, in which an expression finds what AWS said alone. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [name, member] of Object.entries(value)) copy[name] = plain(member);
  return copy;
}
