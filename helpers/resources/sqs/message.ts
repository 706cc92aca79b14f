import type { DeleteMessageBatchCommandOutput, Message } from '@aws-sdk/client-sqs';
import { defineResource } from '../../resource/definition.ts';

/** One message as it was received: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Message.html */
export const message = defineResource({
  name: 'Message',
  page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Message.html',
  ids: { queueUrl: 'QueueUrl', receiptHandle: 'ReceiptHandle' },
  load: false,
  list: false,
  create: false,
  actions: { changeVisibility: 'ChangeMessageVisibility', delete: 'DeleteMessage' },
  onlyActions: true,
  children: { Queue: 'Queue' },
  batch: {
    delete: {
      operation: 'DeleteMessageBatch',
      most: 10,
      input: (messages) => ({
        QueueUrl: messages[0]?.identifiers.queueUrl,
        Entries: messages.map(({ identifiers: { receiptHandle } }, number) => ({
          Id: String(number),
          ReceiptHandle: receiptHandle,
        })),
      }),
      failures: (answer) =>
        new Map(
          ((answer as DeleteMessageBatchCommandOutput).Failed ?? []).map(
            ({ Id, Code, Message }) => [Number(Id), Message ?? Code ?? 'no reason was given'],
          ),
        ),
    },
  },
  label: ({ data }) => [(data as Message).Body?.slice(0, 40)],
});
