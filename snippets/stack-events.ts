// ---
// title: What happens to a stack
// description: Shows the last events of a stack, oldest first, and with --follow the next ones until it is done.
// tags: [cloudformation, live]
// parameters:
//   stack:
//     description: the stack
//     required: true
//     from: cloudformation.stacks
//   last:
//     description: events to show
//     min: 1
//     max: 1000
//   follow:
//     description: go on until nothing is in progress
// ---

// %% tags=["parameters"]
import { cloudformation, pause } from 'awsh';

const stack: string = '';
const last: number = 20;
const follow: boolean = false;

// %% The last events
const past = await cloudformation.items
  .describeStackEvents({ StackName: stack }, { limit: last })
  .toArray();
past.toReversed().map((event) => ({
  time: event.Timestamp,
  resource: event.LogicalResourceId,
  status: event.ResourceStatus,
  why: event.ResourceStatusReason,
}));

// %% Those to come
const seen = new Set(past.map(({ EventId }) => EventId));
async function status(): Promise<string> {
  const { Stacks = [] } = await cloudformation.describeStacks({ StackName: stack });
  return Stacks[0]?.StackStatus ?? 'gone';
}
let state = await status();
while (follow && state.endsWith('IN_PROGRESS')) {
  await pause(3_000);
  const page = await cloudformation.describeStackEvents({ StackName: stack });
  for (const event of (page.StackEvents ?? []).toReversed()) {
    if (seen.has(event.EventId)) continue;
    seen.add(event.EventId);
    console.log(event.LogicalResourceId, event.ResourceStatus, event.ResourceStatusReason ?? '');
  }
  state = await status();
}
await status();
