import { writeScalar } from './scalar.ts';
import type { Shape } from './shape.ts';

/** The headers that a member of an output travels in: none, one, or one for each name of a map. */
export function writeHeaders(member: Shape, value: unknown): Record<string, string> {
  const { httpHeader, httpPrefixHeaders } = member.traits;
  if (httpPrefixHeaders !== undefined) {
    const named = Object.entries(value as Record<string, string>);
    return Object.fromEntries(named.map(([name, text]) => [`${httpPrefixHeaders}${name}`, text]));
  }
  if (!httpHeader) return {};
  return { [httpHeader.toLowerCase()]: headerText(member, value) };
}

function headerText(shape: Shape, value: unknown): string {
  if (shape.kind === 'list') {
    return (value as unknown[])
      .map((item) => quoted(headerText(shape.item, item), shape.item))
      .join(', ');
  }
  if (shape.kind === 'string' && shape.traits.mediaType)
    return Buffer.from(String(value)).toString('base64');
  return writeScalar(shape, value, 'http-date');
}

function quoted(text: string, { kind }: Shape): string {
  return kind !== 'timestamp' && /[",]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : text;
}
