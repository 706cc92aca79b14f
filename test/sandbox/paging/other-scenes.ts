import type { S3 } from '@aws-sdk/client-s3';
import type { SNS } from '@aws-sdk/client-sns';
import type { Scene } from './churn.ts';

const Bucket = 'photos';

/** The paged operations of S3. */
export function s3Scenes(s3: S3): Readonly<Record<string, Scene>> {
  return {
    ListBuckets: () => ({
      by: 'Name',
      async make(at) {
        const one = { Bucket: `bucket-${at}` };
        await s3.createBucket(one);
        return () => s3.deleteBucket(one);
      },
    }),
    ListObjectsV2: async () => {
      await s3.createBucket({ Bucket });
      return {
        by: 'Key',
        input: { Bucket },
        async make(at) {
          const one = { Bucket, Key: `key-${at}` };
          await s3.putObject({ ...one, Body: 'x' });
          return () => s3.deleteObject(one);
        },
      };
    },
    // A part that was uploaded cannot be taken back alone.
    ListParts: async () => {
      await s3.createBucket({ Bucket });
      const Key = 'large';
      const { UploadId } = await s3.createMultipartUpload({ Bucket, Key });
      return {
        by: 'PartNumber',
        input: { Bucket, Key, UploadId },
        async make(at) {
          await s3.uploadPart({ Bucket, Key, UploadId, PartNumber: at + 1, Body: 'x' });
          return async () => undefined;
        },
      };
    },
  };
}

/** The paged operations of SNS; pages hold a hundred topics. */
export function snsScenes(sns: SNS): Readonly<Record<string, Scene>> {
  const subscriptions = async () => {
    const { TopicArn } = await sns.createTopic({ Name: 'news' });
    return {
      count: 210,
      by: 'SubscriptionArn',
      input: { TopicArn },
      async make(at: number) {
        const Endpoint = `arn:aws:sqs:us-east-1:123456789012:queue-${at}`;
        const { SubscriptionArn } = await sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint });
        return () => sns.unsubscribe({ SubscriptionArn });
      },
    };
  };
  return {
    ListSubscriptions: async () => ({ ...(await subscriptions()), input: {} }),
    ListSubscriptionsByTopic: subscriptions,
    ListTopics: () => ({
      count: 210,
      by: 'TopicArn',
      async make(at) {
        const { TopicArn } = await sns.createTopic({ Name: `topic-${at}` });
        return () => sns.deleteTopic({ TopicArn });
      },
    }),
  };
}

/** The paged operations of SNS that have nothing to page through. */
export const snsWithout: Readonly<Record<string, string>> = {
  ListPhoneNumbersOptedOut: 'no phone has a say in the sandbox: none has opted out',
};
