/** Compiled and never run: what has to be an error for the compiler in S3 and DynamoDB, and what must not be. */
import { Writable } from 'node:stream';
import { Attr, type BatchWriter, Key, type S3Object, type Session } from '../../../helpers/awsh.ts';

export async function objects(session: Session): Promise<unknown[]> {
  const s3 = session.service('s3');
  const bucket = s3.Bucket('b');
  const sizes: (number | undefined)[] = [];
  for await (const { size } of bucket.objects.filter({ Prefix: 'x' })) sizes.push(size);
  const object: S3Object = bucket.Object('k');
  await object.upload(Buffer.from('x'), { ContentType: 'text/plain' }, { onProgress: () => {} });
  await bucket.uploadFile('a.txt', 'k');
  await s3.uploadFile('a.txt', 'b', 'k', {}, { concurrency: 4 });
  const { ContentType } = await bucket.download('k', 'a.txt');
  await object.downloadFileobj(new Writable());
  const text: string = await s3.downloadToString('b', 'k');
  await bucket.copy(object, 'twin', { StorageClass: 'GLACIER' });
  const part = await s3.MultipartUpload('b', 'k', 'id').Part(1).upload({ Body: 'x' });
  const report = await bucket.objectVersions.delete({ BypassGovernanceRetention: true });
  // @ts-expect-error: a bucket's download needs a key and a target.
  await bucket.download('k');
  // @ts-expect-error: a part has a number.
  s3.MultipartUpload('b', 'k', 'id').Part('1');
  // @ts-expect-error: the body is the source.
  await object.upload(Buffer.from('x'), { Body: 'y' });
  // @ts-expect-error: a stream is no file.
  await object.downloadFile(new Writable());
  // @ts-expect-error: no such action.
  await object.explode();
  return [sizes, ContentType, text, part.ETag, report.failed];
}

export async function items(session: Session): Promise<unknown[]> {
  const table = session.resource('dynamodb').Table('books');
  await table.putItem({ Item: { id: 'a', size: 3 }, ConditionExpression: Attr('id').notExists() });
  const { Item } = await table.getItem({ Key: { id: 'a' } });
  const { Count } = await table.query({ KeyConditionExpression: Key('id').eq('a') });
  const all: unknown[] = [];
  for await (const item of table.items.scan({ FilterExpression: 'size > :v' })) all.push(item.id);
  const batch: BatchWriter = table.batchWriter({ overwriteByKeys: ['id'] });
  const written: number = await table.batchWriter(async (each) => each.pending);
  const { Responses } = await session.resource('dynamodb').batchGetItem({
    RequestItems: { books: { Keys: [{ id: 'a' }] } },
  });
  const raw = await session
    .service('dynamodb')
    .getItem({ TableName: 't', Key: { id: { S: 'a' } } });
  // @ts-expect-error: the handle takes DynamoDB's own values.
  await session.service('dynamodb').getItem({ TableName: 't', Key: { id: 'a' } });
  // @ts-expect-error: a key is needed.
  await table.getItem({});
  // @ts-expect-error: keys are not compared by ne().
  Key('id').ne('a');
  return [Item?.id, Count, all, batch, written, Responses, raw.Item?.id?.S];
}
