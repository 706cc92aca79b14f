import type { CreateEventBusCommandInput } from '@aws-sdk/client-eventbridge';
import { defineResource } from '../../resource/definition.ts';
import type { Resource } from '../../resource/resource.ts';

/** What events are sent to: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_EventBus.html */
export const eventBus = defineResource({
  name: 'EventBus',
  page: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_EventBus.html',
  ids: { name: { param: 'EventBusName', member: 'Name' } },
  load: { operation: 'DescribeEventBus', input: itself },
  create: {
    operation: 'CreateEventBus',
    items: (_answer, input) => [(input as CreateEventBusCommandInput).Name],
    data: false,
    isOne: true,
  },
  onlyActions: true,
  actions: {
    delete: { operation: 'DeleteEventBus', input: itself },
    putPermission: 'PutPermission',
    putRule: { operation: 'PutRule', of: 'Rule', path: '', data: false, stales: false },
    removePermission: 'RemovePermission',
    update: { operation: 'UpdateEventBus', input: itself },
  },
  children: { Rule: 'Rule' },
  many: { rules: { operation: 'ListRules', of: 'Rule' } },
  console: '/events/home?region={region}#/eventbus/{name}',
});

/** Which events go to which targets: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Rule.html */
export const rule = defineResource({
  name: 'Rule',
  page: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Rule.html',
  ids: { busName: { param: 'EventBusName', otherwise: 'default' }, name: 'Name' },
  load: { operation: 'DescribeRule' },
  create: { operation: 'PutRule', path: '', data: false },
  onlyActions: true,
  actions: {
    delete: 'DeleteRule',
    disable: 'DisableRule',
    enable: 'EnableRule',
    listTargets: { operation: 'ListTargetsByRule', input: asRule },
    put: 'PutRule',
    putTargets: { operation: 'PutTargets', input: asRule, stales: false },
    removeTargets: { operation: 'RemoveTargets', input: asRule, stales: false },
  },
  children: { EventBus: 'EventBus' },
  columns: ['State', 'ScheduleExpression'],
  label: ({ data }) => [(data as { State?: string }).State],
  console: '/events/home?region={region}#/eventbus/{busName}/rules/{name}',
});

/** Operations on a bus alone call its name otherwise than all others. */
function itself({ identifiers: { name } }: Resource): Readonly<Record<string, unknown>> {
  return { Name: name };
}

/** So do operations on the targets of a rule. */
function asRule({ identifiers: { name } }: Resource): Readonly<Record<string, unknown>> {
  return { Rule: name };
}
