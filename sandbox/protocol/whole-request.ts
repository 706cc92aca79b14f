import { type BodyRules, readBody } from './body.ts';
import type { HttpRequest, WholeRequest } from './message.ts';

/** A request's head in one shape, whoever sent it: header names lower, every query value a list. */
export function readHead(request: HttpRequest): WholeRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name.toLowerCase()] = value;
  const at = request.path.indexOf('?');
  const query: Record<string, readonly string[]> =
    at < 0 ? {} : queryOf(new URLSearchParams(request.path.slice(at + 1)));
  for (const [name, value] of Object.entries(request.query ?? {})) {
    query[name] = value === null ? [''] : Array.isArray(value) ? value : [value];
  }
  return {
    method: request.method.toUpperCase(),
    hostname: request.hostname,
    path: at < 0 ? request.path : request.path.slice(0, at),
    query,
    headers,
    body: new Uint8Array(),
  };
}

/**
 * The same request with its body; headers that came after the body stand with the others. Throws a
 * fault for a body that is too large or cannot be decoded.
 */
export async function withBody(
  head: WholeRequest,
  body: unknown,
  rules?: BodyRules,
): Promise<WholeRequest> {
  const { bytes, trailers } = await readBody(body, head.headers, rules);
  return { ...head, headers: { ...trailers, ...head.headers }, body: bytes };
}

/** The values of every name in a query. */
export function queryOf(parameters: URLSearchParams): Record<string, string[]> {
  const query: Record<string, string[]> = {};
  for (const [name, value] of parameters) {
    if (!Object.hasOwn(query, name)) query[name] = [];
    query[name]?.push(value);
  }
  return query;
}
