import { defineResource } from '../../resource/definition.ts';

/** A row of numbers over time: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Metric.html */
export const metric = defineResource({
  name: 'Metric',
  page: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Metric.html',
  ids: { namespace: 'Namespace', name: 'MetricName' },
  load: { operation: 'ListMetrics', path: 'Metrics[]' },
  create: false,
  actions: {
    getStatistics: 'GetMetricStatistics',
    putAlarm: { operation: 'PutMetricAlarm', of: 'Alarm', path: '', data: false, stales: false },
    putData: { operation: 'PutMetricData', stales: false },
  },
  many: { alarms: { operation: 'DescribeAlarmsForMetric', of: 'Alarm' } },
});
