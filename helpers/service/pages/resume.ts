import { UsageError } from '../../errors.ts';

/** A place in a listing: the tokens that fetch a page, and how many of its elements are passed. */
export interface Place {
  /** Undefined for the first page. */
  readonly tokens: Readonly<Record<string, unknown>> | undefined;
  readonly passed: number;
}

/** Tokens as text, the same for the same tokens; keys of DynamoDB may hold bytes. */
export function tokenText(tokens: unknown): string {
  return JSON.stringify(tokens, function (this: Record<string, unknown>, key, value) {
    const plain = this[key];
    return plain instanceof Uint8Array
      ? { $bytes: Buffer.from(plain).toString('base64') }
      : (value as unknown);
  });
}

/** A place as a text to keep and to go on from; it says what it is a place in. */
export function resumeToken(operation: string, { tokens, passed }: Place): string {
  return Buffer.from(tokenText({ v: 1, operation, tokens, passed })).toString('base64url');
}

/** The place that a text from {@link resumeToken} tells; refused for another operation. */
export function placeOf(operation: string, token: string): Place {
  const said = parsed(token);
  if (!said || typeof said.operation !== 'string' || !Number.isInteger(said.passed)) {
    throw new UsageError(`from: that is no place in a listing`, {
      hint: 'from takes the resumeToken of a listing; a NextToken of AWS belongs in the input',
    });
  }
  if (said.operation !== operation) {
    throw new UsageError(`from: that is a place in ${said.operation}, not in ${operation}`);
  }
  const { tokens, passed } = said;
  return { tokens: tokens as Place['tokens'], passed: passed as number };
}

function parsed(token: string): Record<string, unknown> | undefined {
  try {
    const text = Buffer.from(token, 'base64url').toString('utf8');
    const said: unknown = JSON.parse(text, (_, value) =>
      typeof value?.$bytes === 'string'
        ? new Uint8Array(Buffer.from(value.$bytes, 'base64'))
        : value,
    );
    return typeof said === 'object' && said !== null
      ? (said as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
