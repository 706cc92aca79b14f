/** An input or answer, by its members. */
export type Members = Readonly<Record<string, unknown>>;

/**
 * What a service's handle does to inputs and answers that its raw client doesn't. Each returns a
 * copy, or what it was given.
 */
export interface Conversion {
  readonly input?: (operation: string, input: Members) => Members;
  readonly answer?: (operation: string, answer: Members) => Members;
}

/** Objects as JSON, under the members named; a list has its elements so. Text stays as it is. */
export function documentsAsText(input: Members, members: ReadonlySet<string>): Members {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      members.has(name) ? (Array.isArray(value) ? value.map(asText) : asText(value)) : value,
    ]),
  );
}

function asText(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** The document that JSON text stands for; undefined for text that is none. */
export function parsed(text: string): object | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    // A document is an object; text that happens to be a number stays text.
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
