import type { Context } from '../../engine/context.ts';
import { s3 } from '../peers.ts';
import type { Fields } from '../template/value.ts';
import type { Made, ResourceKind } from './kind.ts';
import { part, tagsIn, text } from './property.ts';
import { uniqueName } from './unique-name.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html */
export const bucket: ResourceKind = {
  required: [],
  optional: ['BucketName', 'Tags', 'VersioningConfiguration'],
  fixed: ['BucketName'],
  creates: [20_000, 24_000],
  removes: [1_000, 3_000],

  create(ctx, properties, home) {
    const Bucket = text(properties, 'BucketName') ?? uniqueName(ctx, home).toLowerCase();
    const { region } = ctx;
    const elsewhere = region !== 'us-east-1' && {
      CreateBucketConfiguration: { LocationConstraint: region as 'eu-west-1' },
    };
    s3(ctx, 'createBucket', { Bucket, ...elsewhere });
    configure(ctx, Bucket, properties);
    return made(ctx, Bucket);
  },

  adopt(ctx, { BucketName: Bucket = '' }) {
    s3(ctx, 'headBucket', { Bucket });
    return made(ctx, Bucket);
  },

  change: configure,
  remove: (ctx, Bucket) => s3(ctx, 'deleteBucket', { Bucket }),
};

function made({ partition, region }: Context, bucket: string): Made {
  return {
    id: bucket,
    attributes: {
      Arn: `arn:${partition}:s3:::${bucket}`,
      DomainName: `${bucket}.s3.amazonaws.com`,
      RegionalDomainName: `${bucket}.s3.${region}.amazonaws.com`,
      WebsiteURL: `http://${bucket}.s3-website-${region}.amazonaws.com`,
    },
  };
}

function configure(ctx: Context, Bucket: string, properties: Fields): void {
  const versioning = part(properties, 'VersioningConfiguration');
  const Status = versioning && text(versioning, 'Status');
  if (Status) {
    const VersioningConfiguration = { Status: Status as 'Enabled' };
    s3(ctx, 'putBucketVersioning', { Bucket, VersioningConfiguration });
  }
  const TagSet = tagsIn(properties);
  if (TagSet.length > 0) s3(ctx, 'putBucketTagging', { Bucket, Tagging: { TagSet } });
}
