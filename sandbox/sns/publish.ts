import type { PublishBatchRequestEntry } from '@aws-sdk/client-sns';
import type { Context } from '../engine/context.ts';
import { AwsFault, fault } from '../engine/fault.ts';
import { invalid } from './model/refusal.ts';
import { findTopic, isFifo, type TopicRow, topics } from './model/topic.ts';
import { topic } from './topic.ts';

const mostBytes = 256 * 1024;
const mostEntries = 10;

/** Messages are accepted as SNS accepts them. They are not delivered. */
export const publish = topic({
  /** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
  Publish({ TopicArn, TargetArn, PhoneNumber, ...message }, ctx) {
    const targets = [TopicArn, TargetArn, PhoneNumber].filter((it) => it !== undefined);
    if (targets.length !== 1) {
      throw invalid('TopicArn or TargetArn', 'exactly one of TopicArn, TargetArn and PhoneNumber');
    }
    if (PhoneNumber === undefined) {
      const row = findTopic(ctx, TopicArn ?? TargetArn ?? '', TopicArn ? 'TopicArn' : 'TargetArn');
      return accept(ctx, row, message);
    }
    if (!/^\+\d{3,15}$/.test(PhoneNumber)) {
      throw invalid('PhoneNumber', `${PhoneNumber} is not valid to publish to`);
    }
    checkMessage(message, false);
    return { MessageId: uuid(ctx) };
  },

  /** https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html */
  PublishBatch({ TopicArn, PublishBatchRequestEntries: entries }, ctx) {
    findTopic(ctx, TopicArn);
    checkEntries(entries);
    const Successful: object[] = [];
    const Failed: { Id: string; Code: string; Message: string; SenderFault: boolean }[] = [];
    for (const { Id = '', ...message } of entries) {
      try {
        const row = findTopic(ctx, TopicArn);
        Successful.push({
          Id,
          ...accept(ctx, row, { ...message, Message: message.Message ?? '' }),
        });
      } catch (error) {
        if (!(error instanceof AwsFault)) throw error;
        Failed.push({ Id, Code: error.code, Message: error.message, SenderFault: true });
      }
    }
    return { Successful, Failed };
  },
});

type Message = Omit<PublishBatchRequestEntry, 'Id' | 'Message'> & { readonly Message: string };

function accept(ctx: Context, row: TopicRow, message: Message) {
  const fifo = isFifo(row);
  checkMessage(message, fifo);
  if (!fifo) return { MessageId: uuid(ctx) };
  const deduplicated = row.attributes.ContentBasedDeduplication === 'true';
  if (message.MessageDeduplicationId === undefined && !deduplicated) {
    throw invalid(
      'The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }
  const sent = row.sent + 1;
  topics.change(ctx, row.id, { sent });
  return { MessageId: uuid(ctx), SequenceNumber: String(sent * 1000).padStart(20, '1') };
}

function checkMessage(message: Message, fifo: boolean): void {
  const { Message: text, MessageGroupId, MessageStructure, Subject } = message;
  if (text === '') throw invalid('Empty message');
  if (Buffer.byteLength(text) > mostBytes) throw invalid('Message too long');
  if (Subject !== undefined && !/^[!-~][ -~]{0,99}$/.test(Subject)) throw invalid('Subject');
  if (fifo && MessageGroupId === undefined) {
    throw invalid('The MessageGroupId parameter is required for FIFO topics');
  }
  if (MessageStructure === undefined) return;
  if (MessageStructure !== 'json') throw invalid('MessageStructure');
  if (typeof parsed(text).default !== 'string') {
    throw invalid('Message Structure - No default entry in JSON message body');
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    throw invalid('Message Structure - JSON message body failed to parse');
  }
}

function checkEntries(entries: readonly PublishBatchRequestEntry[]): void {
  const ids = entries.map(({ Id = '' }) => Id);
  if (ids.length === 0) {
    throw fault('EmptyBatchRequest', "The batch request doesn't contain any entries.");
  }
  if (ids.length > mostEntries) {
    throw fault(
      'TooManyEntriesInBatchRequest',
      'The batch request contains more entries than permissible.',
    );
  }
  if (new Set(ids).size < ids.length) {
    throw fault(
      'BatchEntryIdsNotDistinct',
      'Two or more batch entries in the request have the same Id.',
    );
  }
  if (!ids.every((id) => /^[\w-]{1,80}$/.test(id))) {
    throw fault(
      'InvalidBatchEntryId',
      "The Id of a batch entry doesn't abide by the specification.",
    );
  }
}

function uuid({ ids }: Context): string {
  return [8, 4, 4, 4, 12].map((digits) => ids.hex(digits)).join('-');
}
