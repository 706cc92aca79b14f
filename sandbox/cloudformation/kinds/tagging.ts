import { addTags } from '../../ec2/model/tags.ts';
import type { Context } from '../../engine/context.ts';
import { ec2, peerContext } from '../peers.ts';
import type { Fields } from '../template/value.ts';
import type { Home } from './kind.ts';
import { tagsIn } from './property.ts';

/** Tags an EC2 resource as its template says, and with the stack it belongs to, as AWS does. */
export function tagMade(ctx: Context, id: string, properties: Fields, home: Home): void {
  const Tags = tagsIn(properties);
  if (Tags.length > 0) ec2(ctx, 'createTags', { Resources: [id], Tags });
  addTags(peerContext(ctx, 'ec2'), id, {
    'aws:cloudformation:stack-name': home.stackName,
    'aws:cloudformation:logical-id': home.logicalId,
    'aws:cloudformation:stack-id': home.stackId,
  });
}

/** Brings the tags of an EC2 resource up to a changed template. */
export function retag(ctx: Context, id: string, properties: Fields, before: Fields): void {
  const Tags = tagsIn(properties);
  const kept = new Set(Tags.map(({ Key }) => Key));
  const gone = tagsIn(before).filter(({ Key }) => !kept.has(Key));
  const Resources = [id];
  if (gone.length > 0) {
    ec2(ctx, 'deleteTags', { Resources, Tags: gone.map(({ Key }) => ({ Key })) });
  }
  if (Tags.length > 0) ec2(ctx, 'createTags', { Resources, Tags });
}
