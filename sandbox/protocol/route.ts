import type { WholeRequest } from './message.ts';
import type { OperationModel, ServiceModel } from './model.ts';

/** The path pattern of a REST operation, taken apart. */
export interface Route {
  readonly operation: OperationModel;
  readonly method: string;
  readonly segments: readonly Segment[];
  /** Query parameters that must be there, with their value where one is required. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** True when the path begins with a bucket that the pattern does not show (S3). */
  readonly inBucket: boolean;
}

/** `literal`, `{label}`, or `{label+}`, which takes the rest of the path. */
export interface Segment {
  readonly text: string;
  readonly label: boolean;
  readonly greedy: boolean;
}

const tables = new WeakMap<ServiceModel, readonly Route[]>();

/** The operation a REST request calls: of all whose pattern fits, the one that says most. */
export function findRoute(request: WholeRequest, model: ServiceModel): Route | undefined {
  let best: { route: Route; score: number } | undefined;
  for (const route of routesOf(model)) {
    const score = fit(route, request);
    if (score !== undefined && (!best || score > best.score)) best = { route, score };
  }
  return best?.route;
}

/** The route of one operation. */
export function routeOf(operation: OperationModel): Route {
  const [method, pattern] = operation.http ?? ['POST', '/', 200];
  const [path = '/', query = ''] = pattern.split('?');
  const shown = segmentsOf(path).map((text) => {
    const [, name, plus] = /^\{(\w+)(\+?)\}$/.exec(text) ?? [];
    return { text: name ?? text, label: name !== undefined, greedy: plus === '+' };
  });
  const labels = operation.input.members.filter(({ traits }) => traits.httpLabel);
  const hidden = labels.find(
    ({ memberName }) => memberName === 'Bucket' && !shown.some(({ text }) => text === memberName),
  );
  const bucket = { text: 'Bucket', label: true, greedy: false };
  return {
    operation,
    method,
    segments: hidden ? [bucket, ...shown] : shown,
    query: [...new URLSearchParams(query)].filter(([name]) => name !== 'x-id'),
    inBucket: hidden !== undefined,
  };
}

/** The labels of a request's path by name; undefined when the path does not fit. */
export function labelsOf(route: Route, request: WholeRequest): Record<string, string> | undefined {
  const given = withoutSlash(pathOf(route, request), route);
  const labels: Record<string, string> = {};
  for (const [at, { text, label, greedy }] of route.segments.entries()) {
    const value = given[at];
    if (value === undefined || (label && value === '' && at === given.length - 1)) return undefined;
    if (greedy) return { ...labels, [text]: given.slice(at).map(decode).join('/') };
    if (label) labels[text] = decode(value);
    else if (value !== text) return undefined;
  }
  return given.length === route.segments.length ? labels : undefined;
}

/** How well a route fits, larger being better; undefined when it does not. */
function fit(route: Route, request: WholeRequest): number | undefined {
  if (route.method !== request.method) return undefined;
  if (!labelsOf(route, request)) return undefined;
  for (const [name, value] of route.query) {
    if (!request.query[name]?.some((given) => value === '' || given === value)) return undefined;
  }
  let required = 0;
  for (const { traits } of route.operation.input.required) {
    if (traits.httpQuery && !request.query[traits.httpQuery]) return undefined;
    if (traits.httpHeader && !request.headers[traits.httpHeader.toLowerCase()]) return undefined;
    if (traits.httpQuery || traits.httpHeader) required += 1;
  }
  const named = request.query['x-id']?.[0] === route.operation.name ? 1_000 : 0;
  const literal = route.segments.filter(({ label }) => !label).length;
  return named + 100 * route.query.length + 10 * required + 3 * literal + route.segments.length;
}

function pathOf({ inBucket }: Route, { path, hostname, headers }: WholeRequest): string[] {
  const segments = segmentsOf(path);
  const bucket = inBucket ? bucketOfHost(headers.host ?? hostname) : undefined;
  return bucket === undefined ? segments : [bucket, ...segments];
}

/** `photos.s3.eu-west-1.amazonaws.com` names the bucket photos, as does `photos.localhost:5000`. */
export function bucketOfHost(host: string): string | undefined {
  return /^(.+)\.(?:s3[.-]|localhost(?::|$))/.exec(host)?.[1];
}

/** A slash at the end makes no difference, unless the last label takes it: `/photos/` is a bucket. */
function withoutSlash(given: string[], { segments }: Route): string[] {
  const spare = given.length === segments.length + 1 && given.at(-1) === '';
  return spare && !segments.at(-1)?.greedy ? given.slice(0, -1) : given;
}

function segmentsOf(path: string): string[] {
  const segments = path.replace(/^\//, '').split('/');
  return segments.length === 1 && segments[0] === '' ? [] : segments;
}

function routesOf(model: ServiceModel): readonly Route[] {
  const known = tables.get(model);
  if (known) return known;
  const routes = model.operationNames
    .map((name) => model.operation(name))
    .filter((operation) => operation?.http !== undefined)
    .map((operation) => routeOf(operation as OperationModel));
  tables.set(model, routes);
  return routes;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
