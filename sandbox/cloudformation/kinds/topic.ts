import { sns } from '../peers.ts';
import type { ResourceKind } from './kind.ts';
import { tagsIn, text } from './property.ts';
import { uniqueName } from './unique-name.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html */
export const topic: ResourceKind = {
  required: [],
  optional: ['DisplayName', 'Tags', 'TopicName'],
  fixed: ['Tags', 'TopicName'],
  creates: [10_000, 14_000],
  removes: [1_000, 3_000],

  create(ctx, properties, home) {
    const Name = text(properties, 'TopicName') ?? uniqueName(ctx, home);
    const DisplayName = text(properties, 'DisplayName');
    const { TopicArn = '' } = sns(ctx, 'createTopic', {
      Name,
      Tags: tagsIn(properties),
      ...(DisplayName !== undefined && { Attributes: { DisplayName } }),
    });
    return { id: TopicArn, attributes: { TopicArn, TopicName: Name } };
  },

  adopt(ctx, { TopicArn = '' }) {
    sns(ctx, 'getTopicAttributes', { TopicArn });
    return { id: TopicArn, attributes: { TopicArn, TopicName: TopicArn.split(':').at(-1) ?? '' } };
  },

  change(ctx, TopicArn, properties) {
    const AttributeValue = text(properties, 'DisplayName') ?? '';
    sns(ctx, 'setTopicAttributes', { TopicArn, AttributeName: 'DisplayName', AttributeValue });
  },

  remove: (ctx, TopicArn) => sns(ctx, 'deleteTopic', { TopicArn }),
};
