import { UsageError } from '../../errors.ts';

/** A request as the SDK has built it, all but signed. */
export interface BuiltRequest {
  method: string;
  headers: Record<string, string>;
  query: Record<string, unknown>;
  body?: unknown;
  clone?(): BuiltRequest;
}

/** Headers that describe a body, or the SDK, rather than the operation. */
const dropped =
  /^(content-type|content-length|user-agent|x-amz-user-agent|amz-sdk-.*|x-amz-content-sha256|x-amz-sdk-checksum-algorithm|x-amzn-query-mode|smithy-protocol|expect|transfer-encoding)$/i;

/** The one service that reads a JSON body's members out of the query. */
const readsBodyInQuery = new Set(['polly']);

/**
 * The request with everything in its URL: what the query protocols send as a form goes into the
 * query of a GET, and a request that has no body stays as it is. Refuses one whose input is in a
 * body, except S3's, where whoever uses the URL sends it.
 */
export function inTheUrl(
  built: BuiltRequest,
  {
    service,
    name,
    headers,
  }: { service: string; name: string; headers: Readonly<Record<string, string>> },
): BuiltRequest {
  const request = built.clone?.() ?? built;
  const type = headerOf(request, 'content-type') ?? '';
  const kept = Object.entries(request.headers).filter(([key]) => !dropped.test(key));
  const told = Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value]);
  request.headers = Object.fromEntries([...kept, ...told]);
  const { body } = request;
  delete request.body;
  if (service === 's3' && !isText(body)) return request;
  if (body === undefined || body === null || body === '') return request;
  const fields = fieldsOf(body, type, service);
  if (!fields) {
    throw new UsageError(`${name} sends its input in a body, which a URL can't carry`, {
      hint: 'what can be presigned: operations of S3, of the query protocols (STS, EC2, SNS, IAM …), and those without a body',
    });
  }
  request.method = 'GET';
  request.query = { ...request.query, ...fields };
  return request;
}

function headerOf({ headers }: BuiltRequest, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

function isText(body: unknown): body is string {
  return typeof body === 'string' && body !== '';
}

function fieldsOf(
  body: unknown,
  type: string,
  service: string,
): Record<string, string | string[]> | undefined {
  if (!isText(body)) return undefined;
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(body));
  }
  if (readsBodyInQuery.has(service)) return JSON.parse(body) as Record<string, string>;
  return undefined;
}
