// ---
// title: Instances without their tags
// description: Lists the instances that lack tags which everything should have.
// tags: [ec2, tags]
// parameters:
//   wanted:
//     description: tags that every instance should have
// ---

// %% tags=["parameters"]
import { ec2, filters, tags } from 'awsh';

const wanted: string[] = ['Name', 'owner'];

// %% Look at every instance that is not gone
const alive = ['pending', 'running', 'stopping', 'stopped'];
const found = await ec2.items
  .describeInstances({ Filters: filters({ 'instance-state-name': alive }) })
  .toArray();

// %% Those that lack a tag
found.flatMap((instance) => {
  const has = tags(instance);
  const missing = wanted.filter((tag) => !has[tag]);
  return missing.length === 0
    ? []
    : [
        {
          id: instance.InstanceId,
          name: has.Name,
          missing: missing.join(' '),
          since: instance.LaunchTime,
        },
      ];
});
