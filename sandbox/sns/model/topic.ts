import type { Tag } from '@aws-sdk/client-sns';
import type { Context } from '../../engine/context.ts';
import { table } from '../../engine/table.ts';
import { invalid, notFound } from './refusal.ts';

/** A topic; the row's id is its ARN. */
export interface TopicRow {
  readonly id: string;
  /** What was set, by AWS's names: the policy and delivery policy as JSON text. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
  /** How many subscriptions it had that are no more. */
  readonly unsubscribed: number;
  /** JSON text: what data may not pass through it. */
  readonly dataProtection?: string;
  /** How many messages a FIFO topic was sent. */
  readonly sent: number;
}

/** The topics of an account in a region. */
export const topics = table<TopicRow>('topics');

/** The topic of that ARN. Throws `NotFound`, and `InvalidParameter` for what is no ARN of one. */
export function findTopic(ctx: Context, arn: string, parameter = 'TopicArn'): TopicRow {
  if (!/^arn:aws[\w-]*:sns:[\w-]+:\d{12}:[\w-]+(\.fifo)?$/.test(arn)) {
    throw invalid(parameter, `An ARN must have at least 6 elements, not ${arn.split(':').length}`);
  }
  const row = topics.get(ctx, arn);
  if (row) return row;
  throw notFound('Topic');
}

/** True of a topic that keeps messages in order. */
export function isFifo({ id }: Pick<TopicRow, 'id'>): boolean {
  return id.endsWith('.fifo');
}

/** Whom a topic lets do what: the owner all, until somebody says otherwise. */
export function policyOf(ctx: Context, { id, attributes }: TopicRow): string {
  if (attributes.Policy !== undefined) return attributes.Policy;
  return JSON.stringify({
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          'SNS:GetTopicAttributes',
          'SNS:SetTopicAttributes',
          'SNS:AddPermission',
          'SNS:RemovePermission',
          'SNS:DeleteTopic',
          'SNS:Subscribe',
          'SNS:ListSubscriptionsByTopic',
          'SNS:Publish',
        ],
        Resource: id,
        Condition: { StringEquals: { 'AWS:SourceOwner': ctx.account } },
      },
    ],
  });
}
