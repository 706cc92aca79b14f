import { zonesOf } from '../../ec2/model/zone.ts';
import type { Context } from '../../engine/context.ts';
import { refuse } from '../refuse.ts';
import { evaluateCondition } from '../template/evaluate.ts';
import { valuesOf } from '../template/parameters.ts';
import type { Template } from '../template/parse.ts';
import { noValue, type Scope } from '../template/scope.ts';
import { field } from '../template/value.ts';
import { resourceOf, type Source, type StackRow, stacks } from './stack.ts';

/** What the functions of a stack's template see: its parameters, and the resources made so far. */
export function scopeOf(
  ctx: Context,
  template: Template,
  { parameters }: Source,
  stack: Pick<StackRow, 'id' | 'name' | 'notificationArns' | 'resources'>,
): Scope {
  const made = (logicalId: string) => {
    const row = resourceOf(stack, logicalId);
    if (row?.physicalId !== undefined) return { ...row, physicalId: row.physicalId };
    throw refuse(`Template error: there is no resource ${logicalId} to refer to`);
  };
  const scope: Scope = {
    parameters: {
      ...valuesOf(template.parameters, parameters, ctx.region),
      'AWS::AccountId': ctx.account,
      'AWS::NotificationARNs': stack.notificationArns,
      'AWS::Partition': ctx.partition,
      'AWS::Region': ctx.region,
      'AWS::StackId': stack.id,
      'AWS::StackName': stack.name,
      'AWS::URLSuffix': ctx.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com',
      [noValue]: '',
    },
    mappings: template.mappings,
    holds: (name) => holds(name, template, scope, new Set()),
    reference: (logicalId) => made(logicalId).physicalId,
    attribute(logicalId, name) {
      const { attributes, type } = made(logicalId);
      const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
      if (value !== undefined) return value;
      throw refuse(
        `Template error: resource ${logicalId} does not support attribute type ${name} in Fn::GetAtt (${type})`,
      );
    },
    zones: (region) => zonesOf(region).map(({ name }) => name),
    imported: (name) => importedValue(ctx, name),
  };
  return scope;
}

/** Whether a condition holds; one that asks for itself is refused. */
function holds(name: string, template: Template, scope: Scope, asked: Set<string>): boolean {
  const expression = field(template.conditions, name);
  if (expression === undefined) {
    throw refuse(`Template format error: Unresolved condition dependency: ${name}`);
  }
  if (asked.has(name)) throw refuse(`Template format error: Circular condition: ${name}`);
  const path = new Set([...asked, name]);
  const inner = { ...scope, holds: (other: string) => holds(other, template, inner, path) };
  return evaluateCondition(expression, inner);
}

function importedValue(ctx: Context, name: string): string {
  for (const { outputs, status } of stacks.all(ctx)) {
    if (status === 'DELETE_COMPLETE') continue;
    const output = outputs.find(({ exportName }) => exportName === name);
    if (output) return output.value;
  }
  throw refuse(`No export named ${name} found.`);
}
