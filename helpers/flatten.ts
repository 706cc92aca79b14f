/**
 * What AWS wraps, opened: answers as what they mean, and back where operations take them wrapped.
 * One file a kind of wrapping; the table is in docs/flattening.md.
 */
export { attributeItem, native } from './service/flatten/attribute-values.ts';
export { attributes, attributeTexts } from './service/flatten/attributes.ts';
export { Chart, chart, isChart } from './service/flatten/chart.ts';
export type {
  Bar,
  ChartData,
  ChartMembers,
  ChartRow,
  Point,
  Series,
} from './service/flatten/chart-data.ts';
export { countBy } from './service/flatten/count-by.ts';
export { type Entry, entries } from './service/flatten/entries.ts';
export { filterObject, filters } from './service/flatten/filters.ts';
export { instances, type Reservations, reservationOf } from './service/flatten/instances.ts';
export { type MetricRow, metricRows } from './service/flatten/metrics.ts';
export { type Policy, policy } from './service/flatten/policy.ts';
export { outputs, parameterList, parameters } from './service/flatten/stack-values.ts';
export { name, type Tagged, tagList, tags } from './service/flatten/tags.ts';
