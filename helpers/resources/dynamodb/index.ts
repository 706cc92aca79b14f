import type {
  BatchGetCommandInput,
  BatchGetCommandOutput,
  BatchWriteCommandInput,
  BatchWriteCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import { defineService } from '../../resource/definition.ts';
import type { ServiceResource } from '../../resource/service-resource.ts';
import type { CallOptions } from '../../service/operations.ts';
import type { DynamoDbService } from '../../service/services.ts';
import { sendNative } from './native.ts';
import { table } from './table.ts';

/** What boto3's DynamoDB resource does to items of several tables, with JavaScript's values. */
export interface DynamoDbResourceMembers {
  /** `BatchGetItem`, one call: what is left is in `UnprocessedKeys`. */
  batchGetItem(input: BatchGetCommandInput, options?: CallOptions): Promise<BatchGetCommandOutput>;
  /** `BatchWriteItem`, one call: what is left is in `UnprocessedItems`; `table.batchWriter` resends it. */
  batchWriteItem(
    input: BatchWriteCommandInput,
    options?: CallOptions,
  ): Promise<BatchWriteCommandOutput>;
}

/** DynamoDB's resources. */
export const dynamodb = defineService({
  service: 'dynamodb',
  resources: [table],
  resourceMembers: {
    batchGetItem(this: ServiceResource, input: object, options?: CallOptions) {
      return sendNative(this.service as DynamoDbService, 'BatchGetItem', input, options);
    },
    batchWriteItem(this: ServiceResource, input: object, options?: CallOptions) {
      return sendNative(this.service as DynamoDbService, 'BatchWriteItem', input, options);
    },
  },
});
