import { defineResource } from '../../resource/definition.ts';

/** Instances that are kept at a number: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AutoScalingGroup.html */
export const autoScalingGroup = defineResource({
  name: 'AutoScalingGroup',
  page: 'https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AutoScalingGroup.html',
  ids: { name: 'AutoScalingGroupName' },
  children: { ScalingPolicy: 'ScalingPolicy' },
  many: {
    activities: { operation: 'DescribeScalingActivities', of: 'Activity' },
    policies: { operation: 'DescribePolicies', of: 'ScalingPolicy' },
  },
  waiters: { exists: 'GroupExists', inService: 'GroupInService', notExists: 'GroupNotExists' },
  columns: ['MinSize', 'DesiredCapacity', 'MaxSize'],
  arn: '{AutoScalingGroupARN}',
  console: '/ec2/home?region={region}#AutoScalingGroupDetails:id={name}',
});

/** Something that was done to keep a group at its number: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_Activity.html */
export const activity = defineResource({
  name: 'Activity',
  page: 'https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_Activity.html',
  ids: { id: 'ActivityId' },
  load: { operation: 'DescribeScalingActivities', path: 'Activities[]' },
  list: { operation: 'DescribeScalingActivities' },
  create: false,
  onlyActions: true,
  columns: ['StatusCode', 'Description'],
});

/** When a group grows or shrinks: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ScalingPolicy.html */
export const scalingPolicy = defineResource({
  name: 'ScalingPolicy',
  page: 'https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ScalingPolicy.html',
  ids: { groupName: 'AutoScalingGroupName', name: { param: 'PolicyName', list: 'PolicyNames' } },
  load: { operation: 'DescribePolicies', path: 'ScalingPolicies[]' },
  list: { operation: 'DescribePolicies' },
  create: { operation: 'PutScalingPolicy', path: '', data: false },
  onlyActions: true,
  actions: { delete: 'DeletePolicy', execute: 'ExecutePolicy', put: 'PutScalingPolicy' },
  arn: '{PolicyARN}',
});

/** What instances of a group are like, the older way: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchConfiguration.html */
export const launchConfiguration = defineResource({
  name: 'LaunchConfiguration',
  page: 'https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchConfiguration.html',
  ids: { name: 'LaunchConfigurationName' },
  onlyActions: true,
  actions: { delete: 'DeleteLaunchConfiguration' },
  arn: '{LaunchConfigurationARN}',
});
