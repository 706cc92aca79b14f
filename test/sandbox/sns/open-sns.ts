import { SNS } from '@aws-sdk/client-sns';
import { createSandbox } from '../../../sandbox/index.ts';

/** The SDK's own SNS client in a sandbox of its own, and a topic `news`. */
export async function openTopic() {
  const sandbox = createSandbox({ clock: 'manual', fixture: 'empty' });
  const { requestHandler, credentials, region } = sandbox.link;
  const sns = new SNS({ requestHandler: requestHandler as never, credentials, region });
  const { TopicArn = '' } = await sns.createTopic({ Name: 'news' });
  return { sandbox, sns, TopicArn };
}
