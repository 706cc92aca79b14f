import type { Datapoint, MetricDataResult } from '@aws-sdk/client-cloudwatch';

/** One value of a metric at one time. */
export interface MetricRow {
  readonly time: Date;
  /** The query's id, `m1`; of GetMetricStatistics, the statistic's name. */
  readonly id: string;
  readonly label: string;
  readonly value: number;
}

/**
 * Metrics as rows, oldest first, from an answer of GetMetricData (two lists side by side) or
 * GetMetricStatistics (points in any order, a row for each statistic).
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataResult.html
 */
export function metricRows(held: {
  readonly MetricDataResults?: readonly MetricDataResult[] | undefined;
  readonly Datapoints?: readonly Datapoint[] | undefined;
  readonly Label?: string | undefined;
}): MetricRow[] {
  const rows = [
    ...(held.MetricDataResults ?? []).flatMap(rowsOf),
    ...(held.Datapoints ?? []).flatMap((point) => rowsAt(point, held.Label ?? '')),
  ];
  return rows.sort((one, other) => one.time.getTime() - other.time.getTime());
}

function rowsOf({ Id = '', Label = '', Timestamps = [], Values = [] }: MetricDataResult) {
  return Timestamps.flatMap((time, index) => {
    const value = Values[index];
    return value === undefined ? [] : [{ time, id: Id, label: Label, value }];
  });
}

function rowsAt(point: Datapoint, label: string): MetricRow[] {
  const { Timestamp: time, ExtendedStatistics = {} } = point;
  if (!time) return [];
  const { Average, Maximum, Minimum, SampleCount, Sum } = point;
  const statistics = { Average, Maximum, Minimum, SampleCount, Sum, ...ExtendedStatistics };
  return Object.entries(statistics).flatMap(([id, value]) =>
    value === undefined ? [] : [{ time, id, label, value }],
  );
}
