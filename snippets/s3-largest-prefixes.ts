// ---
// title: What takes the room in a bucket
// description: Adds up the sizes of the objects below each prefix, the largest first.
// tags: [s3, cost]
// parameters:
//   bucket:
//     description: the bucket
//     required: true
//     from: s3.buckets
//   prefix:
//     description: only what is below this
//   depth:
//     description: levels of folders to tell apart
//     min: 1
//     max: 10
//   most:
//     description: objects to look at, at most
//     min: 1
// ---

// %% tags=["parameters"]
import { chart, s3 } from 'awsh';

const bucket: string = '';
const prefix: string = '';
const depth: number = 1;
const most: number = 100_000;

// %% Add up the objects
const sizes = new Map<string, { objects: number; bytes: number }>();
for await (const { Key = '', Size = 0 } of s3.items.listObjectsV2(
  { Bucket: bucket, Prefix: prefix },
  { limit: most },
)) {
  const folders = Key.slice(prefix.length).split('/').slice(0, -1);
  const place = folders.slice(0, depth).join('/') || '(no folder)';
  const sum = sizes.get(place) ?? { objects: 0, bytes: 0 };
  sizes.set(place, { objects: sum.objects + 1, bytes: sum.bytes + Size });
}
const sorted = [...sizes].sort(([, a], [, b]) => b.bytes - a.bytes).slice(0, 20);

// %% In MiB
chart(
  sorted.map(([place, { bytes }]): [string, number] => [place, Math.round(bytes / 104_857.6) / 10]),
);

// %% In numbers
sorted.map(([place, { objects, bytes }]) => ({ prefix: place, objects, bytes }));
