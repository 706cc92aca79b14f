import { fault } from '../engine/fault.ts';
import type { WholeRequest } from './message.ts';
import { readScalar, UnreadableValue } from './scalar.ts';
import type { Shape } from './shape.ts';

/** The value of a member that travels outside the body: in the path, the query or the headers. */
export function boundValue(
  { query, headers }: WholeRequest,
  input: Shape,
  member: Shape,
  labels: Readonly<Record<string, string>>,
): unknown {
  const { traits, memberName } = member;
  if (traits.httpLabel) return scalar(member, labels[memberName]);
  if (traits.httpQuery) return fromQuery(member, query[traits.httpQuery]);
  if (traits.httpQueryParams) return otherQuery(input, member, query);
  if (traits.httpHeader) return fromHeader(member, headers[traits.httpHeader.toLowerCase()]);
  if (traits.httpPrefixHeaders !== undefined) return prefixed(traits.httpPrefixHeaders, headers);
  return undefined;
}

function fromQuery(member: Shape, values: readonly string[] | undefined): unknown {
  if (values === undefined) return undefined;
  return member.kind === 'list'
    ? values.map((value) => scalar(member.item, value))
    : scalar(member, values[0]);
}

/** All query parameters that no other member takes. */
function otherQuery(input: Shape, member: Shape, query: WholeRequest['query']): unknown {
  const own = new Set(input.members.map(({ traits }) => traits.httpQuery));
  const rest = Object.entries(query).filter(([name]) => !own.has(name) && name !== 'x-id');
  if (rest.length === 0) return undefined;
  const several = member.item.kind === 'list';
  return Object.fromEntries(
    rest.map(([name, values]) => [name, several ? [...values] : values[0]]),
  );
}

function fromHeader(member: Shape, text: string | undefined): unknown {
  if (text === undefined) return undefined;
  if (member.kind === 'list') {
    return splitHeader(text, member.item.kind === 'timestamp').map((part) =>
      scalar(member.item, part, 'header'),
    );
  }
  return scalar(member, text, 'header');
}

/** Commas separate, but for those in quotes and those in a date: `Mon, 16 Dec 2019 …`. */
function splitHeader(text: string, dates: boolean): string[] {
  if (text.trim() === '') return [];
  const parts = dates
    ? (text.match(/[^,]+,[^,]+|[^,]+/g) ?? [])
    : (text.match(/\s*("(?:\\.|[^"\\])*"|[^,]*)(?:,|$)/g) ?? []).map((part) =>
        part.replace(/,$/, ''),
      );
  if (!dates && parts.at(-1) === '' && !text.endsWith(',')) parts.pop();
  return parts
    .map((part) => part.trim())
    .map((part) => (/^".*"$/.test(part) ? part.slice(1, -1).replace(/\\(.)/g, '$1') : part));
}

function prefixed(prefix: string, headers: WholeRequest['headers']): unknown {
  const start = prefix.toLowerCase();
  const own = Object.entries(headers).filter(([name]) => name.startsWith(start));
  if (own.length === 0) return undefined;
  return Object.fromEntries(own.map(([name, value]) => [name.slice(start.length), value]));
}

function scalar(
  shape: Shape,
  text: string | undefined,
  place: 'header' | 'elsewhere' = 'elsewhere',
): unknown {
  if (text === undefined) return undefined;
  // JSON in a header is wrapped in base64, since headers cannot hold any text.
  if (place === 'header' && shape.kind === 'string' && shape.traits.mediaType) {
    return Buffer.from(text, 'base64').toString();
  }
  try {
    return readScalar(shape, text);
  } catch (error) {
    if (!(error instanceof UnreadableValue)) throw error;
    throw fault('SerializationException', `${shape.memberName}: ${error.message}`);
  }
}
