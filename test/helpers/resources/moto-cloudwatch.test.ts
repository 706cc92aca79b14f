import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { atMoto } from '../support/at-moto.ts';

const { check, open } = await atMoto();

const watched = {
  Namespace: 'Shop',
  MetricName: 'Orders',
  ComparisonOperator: 'GreaterThanThreshold',
  EvaluationPeriods: 1,
  Period: 60,
  Statistic: 'Sum',
  Threshold: 5,
} as const;

check('an alarm is created, waited for, listed, loaded, set and deleted', async () => {
  const { session, calls } = open();
  const cloudwatch = session.service('cloudwatch');
  const alarm = await cloudwatch.alarms.create({ AlarmName: 'busy', ...watched });
  assert.is(alarm.name, 'busy');
  await alarm.waitUntilExists({ everyMs: 20 });
  assert.is(alarm.threshold, 5);
  const [listed] = await cloudwatch.alarms.filter({ AlarmNamePrefix: 'bu' }).toArray();
  assert.is(listed?.metricName, 'Orders');
  assert.equal(calls, ['PutMetricAlarm', 'DescribeAlarms', 'DescribeAlarms']);

  await alarm.setState({ StateValue: 'ALARM', StateReason: 'a test' });
  assert.is((await alarm.reload()).stateValue, 'ALARM');
  const { metric } = alarm;
  assert.equal(metric?.identifiers, { namespace: 'Shop', name: 'Orders' });
  await alarm.delete();
  assert.is(await alarm.exists(), false);
});

check('a metric takes data, tells statistics and has its alarms', async () => {
  const { session } = open();
  const cloudwatch = session.service('cloudwatch');
  const metric = cloudwatch.Metric('Shop', 'Orders');
  await metric.putData({ MetricData: [{ MetricName: 'Orders', Value: 7 }] });
  await metric.load();
  assert.equal(metric.dimensions, []);
  const { Datapoints } = await metric.getStatistics({
    StartTime: new Date(Date.now() - 3_600_000),
    EndTime: new Date(Date.now() + 60_000),
    Period: 3600,
    Statistics: ['Sum'],
  });
  assert.is(Datapoints?.[0]?.Sum, 7);
  const { Namespace: _, MetricName: __, ...rest } = watched;
  const alarm = await metric.putAlarm({ AlarmName: 'much', ...rest });
  const listed = await metric.alarms.toArray();
  assert.equal(
    listed.map(({ name }) => name),
    [alarm.name],
  );
});

check('alarms are deleted many a call', async () => {
  const { session, calls } = open();
  const { alarms } = session.service('cloudwatch');
  for (const name of ['a', 'b', 'c']) {
    await alarms.create({ AlarmName: `many-${name}`, ...watched });
  }
  calls.length = 0;
  const many = alarms.filter({ AlarmNamePrefix: 'many-' });
  const { succeeded } = await many.delete();
  assert.is(succeeded.length, 3);
  assert.equal(calls, ['DescribeAlarms', 'DeleteAlarms']);
  assert.is(await many.count(), 0);
});

test.run();
