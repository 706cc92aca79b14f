import { type AwsFault, fault } from '../engine/fault.ts';
import {
  addBucket,
  type BucketRow,
  bucketOf,
  dropBucket,
  ownerOf,
  ownerView,
  buckets as table,
} from './model/bucket.ts';
import { checkBucketName } from './model/bucket-name.ts';
import { checkMaxKeys, cut, openToken, sealToken } from './model/cut.ts';
import { objectsOf } from './model/object.ts';
import { tagRecord } from './model/tags.ts';
import { uploadsOf } from './model/upload.ts';
import { topic } from './topic.ts';

/** The region whose buckets have no location constraint. */
const first = 'us-east-1';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingBucket.html */
export const buckets = topic({
  CreateBucket({ Bucket: name, CreateBucketConfiguration: wanted, ...input }, ctx) {
    checkBucketName(name);
    const region = regionFor(wanted?.LocationConstraint, ctx.region);
    const owner = ownerOf(ctx, name);
    if (owner !== undefined && owner !== ctx.account) throw alreadyExists();
    const own = table.get(ctx, name);
    // Since the earliest days, making one's bucket again is no error in the first region.
    if (own && !(own.region === first && region === first)) throw alreadyOwned();
    if (!own) {
      const tags = tagRecord(wanted?.Tags, 50);
      const { ObjectOwnership } = input;
      addBucket(ctx, {
        id: name,
        region,
        createdAt: ctx.now,
        ...(input.ObjectLockEnabledForBucket && { versioning: 'Enabled' }),
        documents: {
          ...(Object.keys(tags).length > 0 && { tagging: tags }),
          ...(ObjectOwnership && { ownershipControls: { Rules: [{ ObjectOwnership }] } }),
        },
      });
    }
    const Location = region === first ? `/${name}` : `http://${name}.s3.amazonaws.com/`;
    return { Location, BucketArn: arnOf(ctx.partition, name) };
  },

  ListBuckets({ MaxBuckets, ContinuationToken, Prefix = '', BucketRegion }, ctx) {
    const size = checkMaxKeys(MaxBuckets ?? 10_000, 'maxBuckets');
    const found = table
      .all(ctx)
      .filter(({ id, region }) => id.startsWith(Prefix) && region === (BucketRegion ?? region))
      .map((row) => ({ key: row.id, item: row }));
    const { items, last } = cut(found, {
      after: ContinuationToken === undefined ? '' : openToken(ContinuationToken),
      size: Math.min(size, 10_000),
    });
    return {
      Buckets: items.map(({ id, region, createdAt }) => ({
        Name: id,
        CreationDate: new Date(createdAt),
        BucketRegion: region,
        BucketArn: arnOf(ctx.partition, id),
      })),
      Owner: ownerView(ctx),
      ...(last !== undefined && { ContinuationToken: sealToken(last) }),
      ...(Prefix && { Prefix }),
    };
  },

  HeadBucket(input, ctx) {
    const { id, region } = bucketOf(ctx, input);
    return {
      BucketRegion: region,
      BucketArn: arnOf(ctx.partition, id),
      AccessPointAlias: false,
    };
  },

  DeleteBucket(input, ctx) {
    const bucket = bucketOf(ctx, input);
    if (objectsOf(bucket).all(ctx).length > 0) throw notEmpty();
    for (const { id } of uploadsOf(bucket).all(ctx)) uploadsOf(bucket).remove(ctx, id);
    dropBucket(ctx, bucket.id);
    return {};
  },

  GetBucketLocation(input, ctx) {
    const { region } = bucketOf(ctx, input, { fromAnywhere: true });
    return region === first ? {} : { LocationConstraint: region as 'eu-west-1' };
  },
});

/** Where a new bucket goes that is asked for with `constraint` in `region`. */
function regionFor(constraint: string | undefined, region: string): BucketRow['region'] {
  if (constraint === undefined || constraint === '') {
    if (region !== first) throw incompatible('unspecified');
    return first;
  }
  const wanted = constraint === 'EU' ? 'eu-west-1' : constraint;
  if (wanted === first || !/^[a-z]{2}(-[a-z]+)+-\d$/.test(wanted)) {
    throw fault('InvalidLocationConstraint', 'The specified location-constraint is not valid');
  }
  if (region !== first && wanted !== region) throw incompatible(constraint);
  return wanted;
}

function incompatible(constraint: string): AwsFault {
  return fault(
    'IllegalLocationConstraintException',
    `The ${constraint} location constraint is incompatible for the region specific endpoint this request was sent to.`,
  );
}

function alreadyExists(): AwsFault {
  return fault(
    'BucketAlreadyExists',
    'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
    409,
  );
}

function alreadyOwned(): AwsFault {
  return fault(
    'BucketAlreadyOwnedByYou',
    'Your previous request to create the named bucket succeeded and you already own it.',
    409,
  );
}

function notEmpty(): AwsFault {
  return fault('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409);
}

function arnOf(partition: string, name: string): string {
  return `arn:${partition}:s3:::${name}`;
}
