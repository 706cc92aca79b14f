import { inspect } from 'node:util';
import { AwshError, UsageError } from '../../errors.ts';
import type { Paging } from '../paginators/paging.ts';
import type { PageOptions } from './options.ts';
import { at, type Fields, isExpression } from './path.ts';
import { tokenText } from './resume.ts';

/** The input of every page's request but for the token; refuses a size that would be lost. */
export function firstInput(
  operation: string,
  { size, token }: Paging,
  input: Fields,
  { pageSize, from }: PageOptions,
): Fields {
  if (from !== undefined && list(token).some((name) => input[name] !== undefined)) {
    throw new UsageError(`both the input and from say where ${operation} shall start`, {
      hint: `leave out ${list(token).join(' and ')}, or from`,
    });
  }
  if (pageSize === undefined) return { ...input };
  if (size === undefined) {
    throw new UsageError(`${operation} can't be asked for pages of ${pageSize}`, {
      hint: 'leave pageSize out: AWS chooses the size of its pages; limit stops after so many',
    });
  }
  if (!Number.isInteger(pageSize) || pageSize < 1) {
    throw new UsageError(`pageSize takes a whole number from 1, not ${inspect(pageSize)}`);
  }
  if (input[size] !== undefined) {
    throw new UsageError(`both ${size} in the input and pageSize say how long a page is`, {
      hint: 'say it once',
    });
  }
  return { ...input, [size]: pageSize };
}

/** The input of one page's request. */
export function inputAt(input: Fields, { token }: Paging, tokens: Fields | undefined): Fields {
  if (tokens === undefined) return { ...input };
  const names = list(token);
  const rest = Object.entries(input).filter(([name]) => !names.includes(name));
  return { ...Object.fromEntries(rest), ...tokens };
}

/** The tokens of the page after this one; undefined when it was the last. */
export function tokensAfter(
  page: unknown,
  { token, next = token, more }: Paging,
): Fields | undefined {
  const flag = more === undefined ? undefined : at(page, more);
  // An expression falls back on the last element, which is there on the last page, too.
  if (flag === false || (flag === undefined && list(next).some(isExpression))) return undefined;
  const values = list(next).map((path) => at(page, path));
  const names = list(token);
  const said = names.flatMap((name, index) => (says(values[index]) ? [[name, values[index]]] : []));
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}

/** The tokens that a request has in its input; undefined for that of a first page. */
export function tokensIn(input: Fields, { token }: Paging): Fields | undefined {
  const said = list(token).flatMap((name) => (says(input[name]) ? [[name, input[name]]] : []));
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}

/** Knows the tokens of a listing's pages: one that comes back would make it endless. */
export class Seen {
  readonly #texts = new Set<string>();

  /** True when these were there before; they are from now on. */
  again(tokens: Fields | undefined): boolean {
    if (tokens === undefined) return false;
    const text = tokenText(tokens);
    if (this.#texts.has(text)) return true;
    this.#texts.add(text);
    return false;
  }
}

/** What a listing that would never end is ended with. */
export function repeated(operation: string): AwshError {
  return new AwshError('RepeatedToken', `${operation} gave the same token twice`, {
    hint: 'the listing would never end; the service is at fault, or what stands in for it',
  });
}

function list(names: string | readonly string[]): readonly string[] {
  return typeof names === 'string' ? [names] : names;
}

/** An empty token, or an empty key of DynamoDB's, is the end. */
function says(token: unknown): boolean {
  if (token === undefined || token === null || token === '') return false;
  return typeof token !== 'object' || Object.keys(token).length > 0;
}
