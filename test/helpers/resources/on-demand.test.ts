/** Resources of services that are installed on demand, derived from the packages that are here. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isAtHand } from '../../../helpers/awsh.ts';
import { namesOf } from '../../../helpers/resource/class.ts';
import { kinds } from '../../../helpers/resource/service-members.ts';

/** Operations that load and list a kind, and names that its resources have to have. */
type Expected = readonly [load: string, list: string, names: string];

const table: Readonly<Record<string, Readonly<Record<string, Expected>>>> = {
  lambda: {
    Function: [
      'GetFunctionConfiguration',
      'ListFunctions',
      'invoke updateCode delete policy aliases versions waitUntilActiveV2 runtime Alias',
    ],
    Version: ['GetFunctionConfiguration', '', 'invoke functionName version Function'],
    Alias: ['GetAlias', '', 'update delete functionVersion'],
    EventSourceMapping: ['GetEventSourceMapping', 'ListEventSourceMappings', 'update function'],
  },
  ecs: {
    Cluster: ['DescribeClusters', 'ListClusters', 'services tasks delete runTask status'],
    Service: ['DescribeServices', 'ListServices', 'update waitUntilStable tasks taskDefinition'],
    Task: ['DescribeTasks', 'ListTasks', 'stop waitUntilRunning waitUntilStopped executeCommand'],
    TaskDefinition: ['DescribeTaskDefinition', 'ListTaskDefinitions', 'deregister runTask family'],
  },
  logs: {
    LogGroup: ['DescribeLogGroups', 'DescribeLogGroups', 'logStreams delete putRetentionPolicy'],
    LogStream: ['DescribeLogStreams', '', 'logEvents putLogEvents delete LogGroup'],
  },
  ssm: { Parameter: ['GetParameter', 'DescribeParameters', 'value put delete history'] },
  secretsmanager: {
    Secret: [
      'DescribeSecret',
      'ListSecrets',
      'value putValue delete restore rotate rotationEnabled',
    ],
  },
  route53: {
    HostedZone: ['GetHostedZone', 'ListHostedZones', 'records delete changeRecords updateComment'],
    RecordSet: ['', '', 'delete ttl resourceRecords HostedZone healthCheck'],
    HealthCheck: ['GetHealthCheck', 'ListHealthChecks', 'status delete update'],
  },
  elbv2: {
    LoadBalancer: [
      'DescribeLoadBalancers',
      'DescribeLoadBalancers',
      'listeners targetGroups delete waitUntilAvailable waitUntilDeleted',
    ],
    TargetGroup: ['DescribeTargetGroups', 'DescribeTargetGroups', 'registerTargets loadBalancers'],
    Listener: ['DescribeListeners', '', 'rules delete modify loadBalancer'],
    Rule: ['DescribeRules', '', 'delete modify priority'],
  },
  autoscaling: {
    AutoScalingGroup: [
      'DescribeAutoScalingGroups',
      'DescribeAutoScalingGroups',
      'setDesiredCapacity update delete policies activities waitUntilInService launchConfiguration',
    ],
    ScalingPolicy: ['DescribePolicies', 'DescribePolicies', 'execute delete put'],
    Activity: ['DescribeScalingActivities', 'DescribeScalingActivities', 'autoScalingGroup'],
    LaunchConfiguration: [
      'DescribeLaunchConfigurations',
      'DescribeLaunchConfigurations',
      'delete imageId',
    ],
  },
  ecr: {
    Repository: ['DescribeRepositories', 'DescribeRepositories', 'images delete policy Image'],
    Image: ['DescribeImages', '', 'delete imageTags waitUntilScanComplete'],
  },
  eks: {
    Cluster: [
      'DescribeCluster',
      'ListClusters',
      'nodegroups addons delete updateVersion waitUntilActive endpoint',
    ],
    Nodegroup: ['DescribeNodegroup', '', 'delete updateConfig waitUntilActive Cluster'],
    FargateProfile: ['DescribeFargateProfile', '', 'delete waitUntilDeleted'],
    Addon: ['DescribeAddon', '', 'update delete waitUntilActive'],
  },
  stepfunctions: {
    StateMachine: ['DescribeStateMachine', 'ListStateMachines', 'startExecution executions delete'],
    Execution: ['DescribeExecution', '', 'stop history stateMachine output'],
  },
  events: {
    EventBus: ['DescribeEventBus', 'ListEventBuses', 'rules putRule delete Rule'],
    Rule: ['DescribeRule', 'ListRules', 'enable disable putTargets listTargets delete'],
  },
  kms: {
    Key: [
      'DescribeKey',
      'ListKeys',
      'encrypt decrypt generateDataKey publicKey scheduleDeletion aliases grants keyState',
    ],
    Alias: ['', 'ListAliases', 'delete update key'],
    Grant: ['', '', 'revoke Key'],
  },
};

for (const [service, expected] of Object.entries(table)) {
  const isHere = isAtHand(service);
  if (!isHere) console.log(`skip: resources of ${service}: its SDK package is not here`);
  const check = isHere ? test : test.skip;

  check(`${service} has these kinds of resources and no others`, () => {
    const all = kinds(service)?.definition.resources.map(({ name }) => name);
    assert.equal(all?.sort(), Object.keys(expected).sort());
  });

  for (const [kind, [load, list, names]] of Object.entries(expected)) {
    check(`${service}'s ${kind} is loaded, listed and acted on`, () => {
      const model = kinds(service)?.model(kind);
      if (!model) return assert.unreachable('no model');
      assert.is(model.load?.operation ?? '', load);
      assert.is(model.list?.operation ?? '', list);
      const there = new Set(namesOf(model).keys());
      assert.equal(
        names.split(' ').filter((name) => !there.has(name)),
        [],
      );
    });
  }
}

const check = isAtHand('ecs') && isAtHand('lambda') && isAtHand('kms') ? test : test.skip;

check('calls that change nothing leave what was loaded as it is', () => {
  const invoke = kinds('lambda')?.model('Function').actions.invoke;
  const encrypt = kinds('kms')?.model('Key').actions.encrypt;
  assert.equal([invoke?.stales, encrypt?.stales], [false, false]);
  assert.is(kinds('kms')?.model('Key').actions.disable?.stales, true);
});

check('what an answer tells of another of the kind is not taken for the one itself', () => {
  assert.is(kinds('kms')?.model('Key').actions.replicate?.self, undefined);
  assert.is(kinds('lambda')?.model('Function').actions.publishVersion?.gives?.of, 'Version');
});

check('waiters of many are waiters of one', () => {
  assert.equal(kinds('ecs')?.model('Task').waiters, {
    running: 'TasksRunning',
    stopped: 'TasksStopped',
  });
});

test.run();
