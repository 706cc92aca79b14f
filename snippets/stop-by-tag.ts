// ---
// title: Stop the instances of a tag
// description: Lists the running instances that have a tag, and stops them with --apply.
// tags: [ec2, tags, changes]
// parameters:
//   tag:
//     description: name of the tag
//   value:
//     description: its value
//   apply:
//     description: stop them, instead of listing them only
// ---

// %% tags=["parameters"]
import { ec2, filters, tags } from 'awsh';

const tag: string = 'env';
const value: string = 'ci';
const apply: boolean = false;

// %% Running instances with the tag
const running = await ec2.items
  .describeInstances({
    Filters: filters({ 'instance-state-name': 'running', [`tag:${tag}`]: value }),
  })
  .toArray();
running.map((instance) => ({
  id: instance.InstanceId,
  name: tags(instance).Name,
  type: instance.InstanceType,
  since: instance.LaunchTime,
}));

// %% Stop them, if that was said
const ids = running.flatMap(({ InstanceId = '' }) => InstanceId || []);
if (apply && ids.length > 0) await ec2.stopInstances({ InstanceIds: ids });
if (!apply) console.log(`${ids.length} would be stopped: --apply does it`);
ids.map((id) => ({ id, done: apply ? 'told to stop' : 'nothing' }));
