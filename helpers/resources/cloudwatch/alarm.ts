import { defineResource } from '../../resource/definition.ts';

/** A watch on a metric: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html */
export const alarm = defineResource({
  name: 'Alarm',
  shape: 'MetricAlarm',
  page: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html',
  ids: { name: 'AlarmName' },
  create: { operation: 'PutMetricAlarm', path: '', data: false },
  actions: {
    disableActions: 'DisableAlarmActions',
    enableActions: 'EnableAlarmActions',
    setState: 'SetAlarmState',
  },
  references: { metric: ['Metric', ''] },
  // Of a rule that mutes alarms, not of an alarm.
  waiters: { muteRuleExists: false },
  label: ({ data }) => [(data as { StateValue?: string }).StateValue],
  console: '/cloudwatch/home?region={region}#alarmsV2:alarm/{name}',
});
