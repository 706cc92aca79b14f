import { defineResource } from '../../resource/definition.ts';
import type { Resource } from '../../resource/resource.ts';

/** Where container images are kept: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Repository.html */
export const repository = defineResource({
  name: 'Repository',
  page: 'https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Repository.html',
  ids: { name: 'repositoryName' },
  children: { Image: 'Image' },
  many: { images: { operation: 'DescribeImages', of: 'Image' } },
  columns: ['repositoryUri', 'createdAt'],
  arn: '{repositoryArn}',
  console: '/ecr/repositories/private/{registryId}/{name}?region={region}',
});

/** A container image: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageDetail.html */
export const image = defineResource({
  name: 'Image',
  shape: 'ImageDetail',
  page: 'https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageDetail.html',
  ids: { repositoryName: 'repositoryName', digest: 'imageDigest' },
  load: {
    operation: 'DescribeImages',
    path: 'imageDetails[]',
    input: (image) => ({ imageIds: idsOf([image]) }),
  },
  list: false,
  create: false,
  onlyActions: true,
  actions: {
    delete: {
      operation: 'BatchDeleteImage',
      input: (image) => ({ imageIds: idsOf([image]) }),
    },
  },
  children: { Repository: 'Repository' },
  batch: {
    delete: {
      operation: 'BatchDeleteImage',
      most: 100,
      input: (images) => ({
        repositoryName: images[0]?.identifiers.repositoryName,
        imageIds: idsOf(images),
      }),
    },
  },
  columns: ['imageTags', 'imagePushedAt'],
  label: ({ data }) => (data as { imageTags?: readonly string[] }).imageTags ?? [],
});

function idsOf(images: readonly Resource[]): readonly object[] {
  return images.map(({ identifiers: { digest } }) => ({ imageDigest: digest }));
}
