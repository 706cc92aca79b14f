import type {
  DeleteCommandInput,
  DeleteCommandOutput,
  GetCommandInput,
  GetCommandOutput,
  NativeAttributeValue,
  PutCommandInput,
  PutCommandOutput,
  QueryCommandInput,
  QueryCommandOutput,
  ScanCommandInput,
  ScanCommandOutput,
  UpdateCommandInput,
  UpdateCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import { awaitable } from '../../call/awaitable.ts';
import type { Listing, PageOptions } from '../../pages.ts';
import { defineResource } from '../../resource/definition.ts';
import type { Resource } from '../../resource/resource.ts';
import type { CallOptions } from '../../service/operations.ts';
import type { DynamoDbService } from '../../service/services.ts';
import { BatchWriter, type BatchWriterOptions, writingBatches } from './batch-writer.ts';
import type { Condition } from './condition.ts';
import { fromWire, sendNative, toWire } from './native.ts';

/** An item as JavaScript has it: `{ id: 'a', size: 3 }`. */
export type Item = Record<string, NativeAttributeValue>;

/** An input to a table, in which conditions may be made by `Key` and `Attr`. */
type Given<Input> = {
  [Name in keyof Input as Name extends 'TableName' ? never : Name]: Name extends
    | 'ConditionExpression'
    | 'FilterExpression'
    | 'KeyConditionExpression'
    ? Input[Name] | Condition
    : Input[Name];
};

/** Query and scan to the end, instead of their first page alone. */
interface TablePages<Queried, Scanned> {
  query(input: Given<QueryCommandInput>, options?: PageOptions): Listing<Queried>;
  scan(input?: Given<ScanCommandInput>, options?: PageOptions): Listing<Scanned>;
}

/** What is done to items: with JavaScript's values, where the handle's operations take DynamoDB's. */
export interface TableMembers {
  /** `PutItem`: `table.putItem({ Item: { id: 'a', size: 3 } })`. */
  putItem(input: Given<PutCommandInput>, options?: CallOptions): Promise<PutCommandOutput>;
  /** `GetItem`: `(await table.getItem({ Key: { id: 'a' } })).Item`. */
  getItem(input: Given<GetCommandInput>, options?: CallOptions): Promise<GetCommandOutput>;
  /** `UpdateItem`. */
  updateItem(input: Given<UpdateCommandInput>, options?: CallOptions): Promise<UpdateCommandOutput>;
  /** `DeleteItem`. */
  deleteItem(input: Given<DeleteCommandInput>, options?: CallOptions): Promise<DeleteCommandOutput>;
  /** `Query`: one page, as boto3 gives it; `items.query` goes on to the end. */
  query(input: Given<QueryCommandInput>, options?: CallOptions): Promise<QueryCommandOutput>;
  /** `Scan`: one page, as boto3 gives it; `items.scan` goes on to the end. */
  scan(input?: Given<ScanCommandInput>, options?: CallOptions): Promise<ScanCommandOutput>;
  /** All items that are found, page after page: `for await (const item of table.items.scan())`. */
  readonly items: TablePages<Item, Item>;
  /** The same, page by page. */
  readonly pages: TablePages<QueryCommandOutput, ScanCommandOutput>;
  /** Writes many items, 25 a call: `await using batch = table.batchWriter()`. */
  batchWriter(options?: BatchWriterOptions): BatchWriter;
  /** The same while `body` runs; what is left is written at its end, also when it fails. */
  batchWriter<Result>(
    body: (batch: BatchWriter) => Result | Promise<Result>,
    options?: BatchWriterOptions,
  ): Promise<Result>;
}

/** A table: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html */
export const table = defineResource({
  name: 'Table',
  shape: 'TableDescription',
  page: 'API_TableDescription',
  ids: { name: 'TableName' },
  actions: {
    update: { operation: 'UpdateTable', of: 'Table', path: 'TableDescription' },
    create: false,
  },
  columns: ['TableStatus', 'ItemCount', 'TableSizeBytes', 'CreationDateTime'],
  members: {
    putItem: action('PutItem'),
    getItem: action('GetItem'),
    updateItem: action('UpdateItem'),
    deleteItem: action('DeleteItem'),
    query: action('Query'),
    scan: action('Scan'),
    get items() {
      return listings(this as unknown as Resource, 'items');
    },
    get pages() {
      return listings(this as unknown as Resource, 'pages');
    },
    batchWriter(this: Resource, ...given: unknown[]) {
      const { handle, TableName } = at(this);
      if (typeof given[0] !== 'function') {
        return new BatchWriter(handle, TableName, given[0] as BatchWriterOptions);
      }
      const [body, options] = given as [(batch: BatchWriter) => unknown, BatchWriterOptions?];
      return awaitable(writingBatches(new BatchWriter(handle, TableName, options), body));
    },
  },
  arn: 'arn:{partition}:dynamodb:{region}:{account}:table/{name}',
  console: '/dynamodbv2/home?region={region}#table?name={name}',
});

type List = (input: object, options?: PageOptions) => Listing<object>;

function at(resource: Resource): { handle: DynamoDbService; TableName: string } {
  const { session, identifiers } = resource;
  return { handle: session.service('dynamodb'), TableName: identifiers.name as string };
}

function action(operation: string) {
  return function (this: Resource, input: object = {}, options: CallOptions = {}) {
    const { handle, TableName } = at(this);
    return sendNative(handle, operation, { ...input, TableName }, options);
  };
}

function listings(resource: Resource, group: 'items' | 'pages') {
  const { handle, TableName } = at(resource);
  const list =
    (operation: 'Query' | 'Scan') =>
    (input: object = {}, options: PageOptions = {}) => {
      const method = Reflect.get(handle[group], operation.toLowerCase()) as List;
      const found = method(toWire(operation, { ...input, TableName }), options);
      if (group === 'pages') return found.map((page): unknown => fromWire(operation, page));
      return found.map((Item) => (fromWire('GetItem', { Item }) as { Item: Item }).Item);
    };
  return { query: list('Query'), scan: list('Scan') };
}
