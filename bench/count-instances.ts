/** A child of `pages.ts`: counts the instances at an endpoint, and says how long that took. */
import { Session } from '../helpers/index.ts';

const ec2 = new Session({ endpoint: process.argv[2] ?? '', region: 'us-east-1' }).service('ec2');
void ec2.client;
const begun = performance.now();
const count = await ec2.items.describeInstances().count();
const ms = performance.now() - begun;
console.log(JSON.stringify({ count, ms, peakMb: process.resourceUsage().maxRSS / 1024 }));
