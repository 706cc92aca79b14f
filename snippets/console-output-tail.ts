// ---
// title: The end of what an instance wrote to its console
// description: Its last lines, to see why it does not come up.
// tags: [ec2, live]
// parameters:
//   instanceId:
//     description: the instance
//     required: true
//     pattern: 'i-[0-9a-f]{8,17}'
//     from: ec2.instances
//   lines:
//     description: lines to show
//     min: 1
//     max: 10000
// ---

// %% tags=["parameters"]
import { ec2 } from 'awsh';

const instanceId: string = '';
const lines: number = 40;

// %% Its last lines
const { Output = '', Timestamp } = await ec2.getConsoleOutput({ InstanceId: instanceId });
console.log(Timestamp ? `as of ${Timestamp.toISOString()}` : 'nothing was written yet');
Buffer.from(Output, 'base64').toString().trimEnd().split('\n').slice(-lines).join('\n');
