import { defineService } from '../../resource/definition.ts';
import { message } from './message.ts';
import { queue } from './queue.ts';

/** SQS's resources. */
export const sqs = defineService({
  service: 'sqs',
  resources: [queue, message],
  actions: {
    getQueueByName: { operation: 'GetQueueUrl', of: 'Queue', path: '', data: false },
  },
});
