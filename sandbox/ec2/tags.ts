import { addTags, tagRecord } from './model/tags.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html */
export const tags = topic({
  CreateTags({ Resources, Tags }, ctx) {
    const added = tagRecord(Tags);
    for (const id of Resources) addTags(ctx, id, added);
    return {};
  },
});
