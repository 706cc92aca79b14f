import type { CreateTagsCommandInput } from '@aws-sdk/client-ec2';
import { defineResource } from '../../resource/definition.ts';
import type { Resource } from '../../resource/resource.ts';

/** A tag of some resource: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TagDescription.html */
export const tag = defineResource({
  name: 'Tag',
  shape: 'TagDescription',
  page: 'API_TagDescription',
  ids: { resourceId: 'ResourceId', key: 'Key', value: 'Value' },
  load: {
    operation: 'DescribeTags',
    path: 'Tags[]',
    input: ({ identifiers: { resourceId, key, value } }) => ({
      Filters: [
        { Name: 'resource-id', Values: [resourceId] },
        { Name: 'key', Values: [key] },
        { Name: 'value', Values: [value] },
      ],
    }),
  },
  list: { operation: 'DescribeTags' },
  create: false,
  onlyActions: true,
  actions: { delete: { operation: 'DeleteTags', byId: false, input: (tag) => tagInput([tag]) } },
  batch: {
    // One call takes the same keys off all its resources: so one tag a call.
    delete: { operation: 'DeleteTags', most: 1, input: tagInput },
  },
});

function tagInput(tags: readonly Resource[]): Readonly<Record<string, unknown>> {
  return {
    Resources: [...new Set(tags.map(({ identifiers }) => identifiers.resourceId))],
    Tags: tags.map(({ identifiers: { key, value } }) => ({ Key: key, Value: value })),
  };
}

/** Every tag of a request, once for each resource that gets it. */
function tagsIn(_answer: unknown, input: unknown): readonly object[] {
  const { Resources = [], Tags = [] } = input as CreateTagsCommandInput;
  return Resources.flatMap((ResourceId) => Tags.map((tag) => ({ ...tag, ResourceId })));
}

/** Tagging any resources, by their ids. */
export const createTags = { operation: 'CreateTags', of: 'Tag', items: tagsIn };

/** Tagging, for every kind with an id. */
export const tagging = {
  createTags: {
    operation: 'CreateTags',
    byId: false,
    input: ({ identifiers: { id } }: Resource) => ({ Resources: [id] }),
    of: 'Tag',
    items: tagsIn,
    changes: (data: object, input: object) => ({ Tags: withTags(data, input) }),
  },
  deleteTags: {
    operation: 'DeleteTags',
    byId: false,
    input: ({ identifiers: { id } }: Resource) => ({ Resources: [id] }),
    changes: (data: object, input: object) => ({ Tags: withoutTags(data, input) }),
  },
};

interface Tagged {
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[];
}

function withTags({ Tags: before = [] }: Tagged, { Tags: added = [] }: Tagged): Tagged['Tags'] {
  const keys = new Set(added.map(({ Key }) => Key));
  return [...before.filter(({ Key }) => !keys.has(Key)), ...added];
}

/** As AWS does it: a tag is named by its key, or by key and value; all go when none is named. */
function withoutTags({ Tags: before = [] }: Tagged, { Tags: named }: Tagged): Tagged['Tags'] {
  if (!named) return [];
  return before.filter(
    (tag) =>
      !named.some(
        ({ Key, Value }) => Key === tag.Key && (Value === undefined || Value === tag.Value),
      ),
  );
}

const toAll = (items: readonly Resource[]) => ({
  Resources: items.map(({ identifiers: { id } }) => id),
});

/** Tagging many at a time. */
export const taggingMany = {
  createTags: { operation: 'CreateTags', most: 1000, input: toAll },
  deleteTags: { operation: 'DeleteTags', most: 1000, input: toAll },
};
