import type { Service } from '../engine/service.ts';
import { wording } from '../sts/wording.ts';
import { permissions } from './permissions.ts';
import { publish } from './publish.ts';
import { sms } from './sms.ts';
import { subscriptionsTopic } from './subscriptions.ts';
import { tags } from './tags.ts';
import { topicsTopic } from './topics.ts';

/** SNS: topics and who listens to them. What is published goes nowhere. */
export const sns: Service = {
  wording,
  operations: {
    ...permissions,
    ...publish,
    ...sms,
    ...subscriptionsTopic,
    ...tags,
    ...topicsTopic,
  },
};
