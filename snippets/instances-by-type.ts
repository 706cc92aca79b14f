// ---
// title: Instances by type and state, as a chart
// description: How many there are of each type, and in which state.
// tags: [ec2, chart]
// parameters:
//   most:
//     description: so many types at most
//     min: 1
//     max: 50
// ---

// %% tags=["parameters"]
import { chart, countBy, ec2 } from 'awsh';

const most: number = 15;

// %% All instances, by state
const all = await ec2.items.describeInstances().toArray();
chart(countBy(all, ({ State }) => State?.Name ?? 'unknown'));

// %% The most frequent types
chart([...countBy(all, ({ InstanceType }) => InstanceType ?? 'unknown')].slice(0, most));
