import * as aws from '../../helpers/index.ts';
import type { Preloaded } from './globals.ts';

/** Functions of the library that are there without an import; each works on answers of any session. */
const functions = {
  instances: aws.instances,
  reservationOf: aws.reservationOf,
  tags: aws.tags,
  tagList: aws.tagList,
  name: aws.name,
  filters: aws.filters,
  attributes: aws.attributes,
  native: aws.native,
  policy: aws.policy,
  outputs: aws.outputs,
  parameters: aws.parameters,
  entries: aws.entries,
  metricRows: aws.metricRows,
  countBy: aws.countBy,
  chart: aws.chart,
  query: aws.query,
  originOf: aws.originOf,
  // boto3's names, for conditions on DynamoDB's items.
  Key: aws.Key,
  Attr: aws.Attr,
};

/** The library's functions as preloaded names; those that call AWS or wait go by the session's way. */
export function preloadedHelpers(session: () => aws.Session): Preloaded {
  const watch: typeof aws.watch = (ask, options) =>
    aws.watch(ask, { clock: session().clock, ...options });
  const waitFor: typeof aws.waitFor = (ask, options) =>
    aws.waitFor(ask, { clock: session().clock, ...options });
  const everywhere: typeof aws.everywhere = (options, ask) =>
    aws.everywhere({ session: session(), ...options }, ask);
  const all = { ...functions, watch, waitFor, everywhere };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, { value }]));
}
