import { defineResource } from '../../resource/definition.ts';

/** Messages that wait to be fetched: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
export const queue = defineResource({
  name: 'Queue',
  shape: 'GetQueueAttributesResult',
  page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html',
  ids: { url: 'QueueUrl' },
  load: { operation: 'GetQueueAttributes', input: () => ({ AttributeNames: ['All'] }) },
  list: { operation: 'ListQueues', path: 'QueueUrls[]', data: false },
  actions: {
    changeMessageVisibilityBatch: { operation: 'ChangeMessageVisibilityBatch', stales: false },
    deleteMessages: { operation: 'DeleteMessageBatch', stales: false },
    receiveMessages: { operation: 'ReceiveMessage', of: 'Message', stales: false },
    sendMessage: { operation: 'SendMessage', stales: false },
    sendMessages: { operation: 'SendMessageBatch', stales: false },
  },
  children: { Message: 'Message' },
  many: {
    deadLetterSourceQueues: {
      operation: 'ListDeadLetterSourceQueues',
      of: 'Queue',
      path: 'queueUrls[]',
      data: false,
    },
  },
  console: '/sqs/v3/home?region={region}#/queues/{url}',
});
