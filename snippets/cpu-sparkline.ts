// ---
// title: How busy instances are
// description: The CPU of the running instances over the last hours, a line each, from CloudWatch.
// tags: [cloudwatch, ec2, chart, idle]
// parameters:
//   hours:
//     description: how far back
//     min: 1
//     max: 336
//   most:
//     description: instances to look at
//     min: 1
//     max: 500
// ---

// %% tags=["parameters"]
import { chart, cloudwatch, ec2, filters, tags } from 'awsh';

const hours: number = 6;
const most: number = 20;

// %% The running instances
const running = await ec2.items
  .describeInstances({ Filters: filters({ 'instance-state-name': 'running' }) }, { limit: most })
  .toArray();

// %% Their CPU, in percent
const end = new Date();
const answer = await cloudwatch.getMetricData({
  StartTime: new Date(end.getTime() - hours * 3_600_000),
  EndTime: end,
  ScanBy: 'TimestampAscending',
  MetricDataQueries: running.map((instance, index) => ({
    Id: `cpu${index}`,
    Label: tags(instance).Name ?? instance.InstanceId,
    MetricStat: {
      Metric: {
        Namespace: 'AWS/EC2',
        MetricName: 'CPUUtilization',
        Dimensions: [{ Name: 'InstanceId', Value: instance.InstanceId }],
      },
      Period: hours > 24 ? 3_600 : 300,
      Stat: 'Average',
    },
  })),
});
chart(answer);
